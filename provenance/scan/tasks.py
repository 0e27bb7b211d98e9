"""Tasks over processes and threads: the same results in the same order, whatever their number."""

from __future__ import annotations

import atexit
import gc
import os
import threading
import time
from collections import deque
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Future, ProcessPoolExecutor

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 3
"""Tasks a process is given in advance: enough not to wait, few enough that results do not pile up."""
_BESIDE = 2
"""The same where this process works too: one at work and one to go on with, for what was given away stays there, and in
the end this process would wait for it."""


class Processes:
    """Some processes that do tasks; they begin with the first, and keep what they have learnt for the next."""

    def __init__(self, workers: int, *, fork: bool = False) -> None:
        """Nothing is begun yet.

        Args:
            workers: processes. With one, or one task, all is done here.
            fork: let the processes begin as copies of this one, where the system can. They start at once; what they
                call must not use libraries that run threads.
        """
        self.workers = workers
        self._fork = fork
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        """Use them."""
        return self

    def __exit__(self, *_: object) -> None:
        """End them."""
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None

    def results(
        self, work: Callable[[Given], Made], tasks: Sequence[Given], *, meanwhile: Callable[[], object] | None = None
    ) -> Iterator[Made]:
        """The result of each task, in order; this process has its time for what comes back.

        Args:
            work: a function of a module, so that another process finds it.
            tasks: what to do; each is pickled.
            meanwhile: called here while the first tasks are done elsewhere; not at all if they are done here.
        """
        if self.workers <= 1 or len(tasks) <= 1:
            yield from map(work, tasks)
            return
        pool = self._pool = self._pool or self._begun(self.workers)
        waiting = deque(pool.submit(work, each) for each in tasks[: AHEAD * self.workers])
        if meanwhile:
            meanwhile()
        for each in tasks[AHEAD * self.workers :]:
            made = waiting.popleft().result()
            waiting.append(pool.submit(work, each))
            yield made
        while waiting:
            yield waiting.popleft().result()

    def _begun(self, count: int) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a small scan needs no further process
        from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415 - the same

        # A process that is forked while libraries run threads may hang; a fresh one imports and reads what it needs in
        # a second.
        way = "fork" if self._fork and "fork" in get_all_start_methods() else "spawn"
        return ProcessPoolExecutor(
            count,
            mp_context=get_context(way),
            initializer=_begin,
            initargs=(os.getpid(), gc.get_threshold()),
        )


class Fellows(Processes):
    """Processes of which this one is one: it need not be begun and taught once more.

    ::

        tasks     0 1 2 3 4 5 6 7
        others    ▓ ▓ ▓ ▓             from the first on, each given the next when it is done with one
        here              ▓ ▓ ▓ ▓     from the last on

    Tasks beside each other are often about the same articles, and each process remembers what it met.
    """

    def __init__(self, workers: int, *, fork: bool = False) -> None:
        """Nothing is begun yet; see `Processes`."""
        super().__init__(workers, fork=fork)
        self._beginning: list[Future[object]] = []

    def begin(self, work: Callable[[], object]) -> None:
        """Let the others begin with this, while this process does something else."""
        if self.workers > 1 and not self._pool:
            self._pool = self._begun(self.workers - 1)
            self._beginning = [self._pool.submit(work) for _ in range(self.workers - 1)]

    def done(self, work: Callable[[Given], Made], tasks: Sequence[Given]) -> Iterator[tuple[int, Made]]:
        """The number and the result of each task, as they are done.

        Args:
            work: a function of a module, so that another process finds it.
            tasks: what to do; each is pickled.
        """
        if self.workers <= 1 or len(tasks) <= 1:
            yield from enumerate(map(work, tasks))
            return
        pool = self._pool = self._pool or self._begun(self.workers - 1)
        elsewhere = _Elsewhere(pool, work, tasks)
        try:
            # To whoever is still beginning nothing is given: until then this process may have done it all.
            for each in self._beginning:
                each.add_done_callback(elsewhere.begin)
            for _ in range(self.workers - 1 - len(self._beginning)):
                elsewhere.begin()
            for _ in tasks:
                own = elsewhere.spared() if elsewhere.come.empty() else None
                if own is None:
                    number, made = elsewhere.come.get()
                    yield number, made.result()
                else:
                    yield own, work(tasks[own])
        finally:
            elsewhere.left.clear()


class _Elsewhere(Generic[Given, Made]):
    """What other processes do of some tasks: the first that is left, whenever one of them is done with another."""

    def __init__(self, pool: ProcessPoolExecutor, work: Callable[[Given], Made], tasks: Sequence[Given]) -> None:
        self._pool, self._work, self._tasks = pool, work, tasks
        self.left = deque(range(len(tasks)))
        """The numbers of the tasks that nobody has yet."""
        self.come: SimpleQueue[tuple[int, Future[Made]]] = SimpleQueue()
        """The number and the result of each task that was done."""

    def begin(self, _: object = None) -> None:
        """Give somebody a task, and those to go on with."""
        for _ in range(_BESIDE):
            self.give()

    def give(self) -> None:
        """Give the next task to whoever has time for it."""
        from concurrent.futures import Future  # noqa: PLC0415 - a small scan needs no further process

        try:
            number = self.left.popleft()
        except IndexError:
            return
        try:
            given = self._pool.submit(self._work, self._tasks[number])
        except RuntimeError as error:  # there is nobody left; whoever waits for the result has to know
            given = Future()
            given.set_exception(error)
        given.add_done_callback(partial(self._came, number))

    def spared(self) -> int | None:
        """The last task, which the others then do not get; None if they have all."""
        try:
            return self.left.pop()
        except IndexError:
            return None

    def _came(self, number: int, made: Future[Made]) -> None:
        # In the thread that waits for the others, so that they need not wait until this process has done what it does.
        self.come.put((number, made))
        if not made.cancelled() and not made.exception():
            self.give()


def in_threads(work: Callable[[Given], Made], items: Iterable[Given], threads: int) -> Iterator[Made]:
    """The result for each item, in order; for operations on whole arrays, during which other threads may run.

    Args:
        work: what to do; it may use what this function's caller has.
        items: taken as they are wanted, one ahead of each thread.
        threads: how many.
    """
    if threads <= 1:
        yield from map(work, items)
        return
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - a small scan needs none

    with ThreadPoolExecutor(threads) as pool:
        waiting: deque[Future[Made]] = deque()
        for each in items:
            waiting.append(pool.submit(work, each))
            if len(waiting) > threads:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _begin(parent: int, threshold: tuple[int, int, int]) -> None:
    """Look for garbage as seldom as the process that gives the tasks, and end with it, even if it is killed."""
    atexit.register(os._exit, 0)  # to take apart all that was learnt would take half a second
    gc.set_threshold(*threshold)
    gc.freeze()  # what came with a copied process is no garbage, and to look at it would copy its memory

    def waiting() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=waiting, daemon=True).start()
