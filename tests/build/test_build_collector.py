"""The collector of cycles rests while a site is planned, and is left as it was."""

from __future__ import annotations

import gc

import pytest

from onrecord import collector


def test_it_rests_inside_and_works_again_after_a_fault() -> None:
    assert gc.isenabled()
    with pytest.raises(ZeroDivisionError), collector.resting():
        _ = 1 // int(gc.isenabled())
    assert gc.isenabled()


def test_what_was_at_rest_stays_at_rest() -> None:
    gc.disable()
    try:
        with collector.resting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_there_is_is_passed_over_and_taken_up_again() -> None:
    before = gc.get_freeze_count()
    with collector.passing_over():
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() <= before
