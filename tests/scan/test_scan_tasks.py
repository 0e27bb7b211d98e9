"""Tasks have the same results in the same order, whoever does them."""

from __future__ import annotations

import os
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from provenance.scan.tasks import Fellows, Processes, in_threads


def halved(number: int) -> float:
    if number % 5 == 1:
        time.sleep(0.02)
    return number / 2


def who(number: int) -> int:
    time.sleep(0.02 if number else 0)
    return os.getpid()


def failing(number: int) -> int:
    if number == 7:
        raise ValueError("the seventh")
    return number


@pytest.mark.parametrize("fork", [False, True])
@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_tasks(workers: int, fork: bool) -> None:
    with Processes(workers, fork=fork) as processes:
        for count in (0, 1, 2, 23):
            assert list(processes.results(halved, range(count))) == [number / 2 for number in range(count)]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_every_task_of_fellows_is_done_once(workers: int) -> None:
    with Fellows(workers, fork=True) as fellows:
        for count in (0, 1, 2, 23):
            found = list(fellows.done(halved, range(count)))
            assert sorted(found) == [(number, number / 2) for number in range(count)]


@pytest.mark.parametrize("workers", [2, 3])
def test_as_many_processes_work_as_were_asked_for(workers: int) -> None:
    with Processes(workers, fork=True) as processes:
        found = set(processes.results(who, range(60)))
    assert len(found) == workers
    assert os.getpid() not in found


@pytest.mark.parametrize("workers", [2, 3])
def test_a_process_is_one_of_its_fellows(workers: int) -> None:
    with Fellows(workers, fork=True) as fellows:
        fellows.begin(os.getpid)
        found = {each for _, each in fellows.done(who, range(60))}
    assert len(found) == workers
    assert os.getpid() in found


def test_what_goes_wrong_in_a_task_is_said_where_its_result_is_wanted() -> None:
    with Processes(2, fork=True) as processes, pytest.raises(ValueError, match="the seventh"):
        list(processes.results(failing, range(9)))
    with Fellows(2, fork=True) as fellows, pytest.raises(ValueError, match="the seventh"):
        list(fellows.done(failing, range(9)))


def dying() -> None:
    os._exit(1)


def test_where_a_process_ends_before_its_first_task_that_is_said_and_nobody_waits_for_it() -> None:
    with Fellows(2, fork=True) as fellows:
        fellows.begin(dying)
        with pytest.raises(BrokenProcessPool):
            list(fellows.done(halved, range(9)))


def test_something_else_can_be_done_while_the_first_tasks_are_done_elsewhere() -> None:
    done = []
    with Processes(2, fork=True) as processes:
        list(processes.results(halved, range(4), meanwhile=lambda: done.append(1)))
    assert done == [1]


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 40])
def test_threads_give_results_in_the_order_of_the_items(threads: int, count: int) -> None:
    assert list(in_threads(halved, iter(range(count)), threads)) == [number / 2 for number in range(count)]
