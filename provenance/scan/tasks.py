"""Tasks over processes: the same results in the same order, whatever their number."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import ProcessPoolExecutor

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 3
"""Tasks a process is given in advance: enough not to wait, few enough that results do not pile up."""


class Processes:
    """Some processes that do tasks; they begin with the first, and keep what they have learnt for the next."""

    def __init__(self, workers: int, *, fork: bool = False) -> None:
        """Nothing is begun yet.

        Args:
            workers: processes. With one, or one task before they begin, all is done here.
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
        """The result of each task, in order.

        Args:
            work: a function of a module, so that another process finds it.
            tasks: what to do; each is pickled.
            meanwhile: called here while the first tasks are done elsewhere; not at all if they are done here.
        """
        if self.workers <= 1 or (len(tasks) <= 1 and not self._pool):  # they may know what this process does not
            yield from map(work, tasks)
            return
        pool = self._pool = self._pool or self._begun()
        waiting = deque(pool.submit(work, each) for each in tasks[: AHEAD * self.workers])
        if meanwhile:
            meanwhile()
        for each in tasks[AHEAD * self.workers :]:
            made = waiting.popleft().result()
            waiting.append(pool.submit(work, each))
            yield made
        while waiting:
            yield waiting.popleft().result()

    def _begun(self) -> ProcessPoolExecutor:
        from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - a small scan needs no further process
        from multiprocessing import get_all_start_methods, get_context  # noqa: PLC0415 - the same

        # A process that is forked while libraries run threads may hang; a fresh one imports and reads what it needs in
        # a second.
        way = "fork" if self._fork and "fork" in get_all_start_methods() else "spawn"
        return ProcessPoolExecutor(
            self.workers, mp_context=get_context(way), initializer=_begin, initargs=(os.getpid(), gc.get_threshold())
        )


def _begin(parent: int, threshold: tuple[int, int, int]) -> None:
    """Look for garbage as seldom as the process that gives the tasks, and end with it, even if it is killed."""
    gc.set_threshold(*threshold)
    gc.freeze()  # what came with a copied process is no garbage, and to look at it would copy its memory

    def waiting() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=waiting, daemon=True).start()
