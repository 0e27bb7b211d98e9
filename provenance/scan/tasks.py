"""Tasks over processes: the same results in the same order, whatever their number."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Given = TypeVar("Given")
Made = TypeVar("Made")

AHEAD = 3
"""Tasks a process is given in advance: enough not to wait, few enough that results do not pile up."""


def results(
    work: Callable[[Given], Made], tasks: Sequence[Given], workers: int, *, fork: bool = False
) -> Iterator[Made]:
    """The result of each task, in order.

    Args:
        work: a function of a module, so that another process finds it.
        tasks: what to do; each is pickled.
        workers: processes. With one, or one task, all is done here.
        fork: let the processes begin as copies of this one, where the system can. They start at once; what they call
            must not use libraries that run threads.
    """
    if workers <= 1 or len(tasks) <= 1:
        yield from map(work, tasks)
        return
    way = "fork" if fork and "fork" in get_all_start_methods() else "spawn"
    # A process that is forked while libraries run threads may hang; a fresh one imports what it needs in half a second.
    with ProcessPoolExecutor(
        min(workers, len(tasks)), mp_context=get_context(way), initializer=_watch, initargs=(os.getpid(),)
    ) as pool:
        waiting = [pool.submit(work, each) for each in tasks[: AHEAD * workers]]
        for number in range(len(tasks)):
            following = number + AHEAD * workers
            if following < len(tasks):
                waiting.append(pool.submit(work, tasks[following]))
            yield waiting[number].result()


def _watch(parent: int) -> None:
    """End with the process that gives the tasks, even if it is killed."""

    def waiting() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=waiting, daemon=True).start()
