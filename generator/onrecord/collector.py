"""The collector of cycles: what a build works out is kept to its end, so that looking through it finds nothing."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Let it rest inside, and leave it as it was; of ten thousand quotations it would take a quarter of the plan."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def passing_over() -> Iterator[None]:
    """Let it pass over all that there is: rendering leaves cycles of its own, and only these are looked for."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
