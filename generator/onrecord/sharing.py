"""The sharing of work among processes, this one among them; the results come in the order of the tasks."""

from __future__ import annotations

import concurrent.futures
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

FEWEST = 100
"""Tasks, each about one source; below that a second process costs more than it saves."""

_PORTIONS = 40


def shared(work: Callable[[Task], Result], tasks: Sequence[Task], jobs: int = 1) -> Iterator[Result]:
    """What `work`, a function of some module, makes of each task; `jobs` processes share many of them.

    This process works from the first task on and the others from the last, until they meet: so what it works out
    itself need not be sent to it, and it waits for no more than a portion.
    """
    if jobs < 2 or len(tasks) < FEWEST:
        yield from map(work, tasks)
        return
    size = -(-len(tasks) // _PORTIONS)
    portions = [tasks[at : at + size] for at in range(0, len(tasks), size)]
    with concurrent.futures.ProcessPoolExecutor(jobs - 1) as processes:
        sent = [processes.submit(_done, work, portion) for portion in reversed(portions)]
        for portion, waiting in zip(portions, reversed(sent), strict=True):
            yield from _done(work, portion) if waiting.cancel() else waiting.result()


def _done(work: Callable[[Task], Result], portion: Sequence[Task]) -> list[Result]:
    return [work(task) for task in portion]
