"""Many sources are shared among processes: what is said of them is what one process says, word for word, in order."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic, sleep

import pytest

from lighthouse import as_seal, content
from onrecord import checks, evidence, load, sharing

SOURCE, SEAL = "sources/the-long-watch.yaml", "seals/the-long-watch.json"
QUOTE_ID = re.compile(r"(?<=[a-z]-)(?=[a-z0-9]*[0-9])[a-z0-9]{4}\b")
COPIES = 5

Edit = Callable[[str], str]


def put(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new, 1)


def of_seal(old: str, new: str) -> Edit:
    """A change of the first field that matches; the seal keeps its form."""
    return lambda text: re.sub(old, new, text, count=1)


FAULTS_OF_SOURCES: tuple[Edit, ...] = (
    put("segment: ", "segmet: "),
    put("kind: testimony", "kind: rumour"),
    put("text: ", "text: Nobody said so: "),
    put("    text: ", "    text: nobody "),
    put("title: ", "title: &tide "),
    put("status: published", "status: withdrawn"),
    put("sha256: ", "sha256: f"),
    put("kind: blog-thread\n", ""),
    lambda text: text + "quotes: []\n",
    lambda text: text[: len(text) // 2],
    lambda text: text.replace("\n", "\r\n"),
    lambda text: QUOTE_ID.sub("zz99", text, count=2),
)
FAULTS_OF_SEALS: tuple[Edit, ...] = (
    of_seal(r'"words": \d+', '"words": 3'),
    of_seal(r'"digest": "..', '"digest": "00'),
    of_seal(r'"root": "....', '"root": "0000'),
    of_seal(r'"proof": "....', '"proof": "'),
    of_seal(r'"proof": "', '"proof": "!'),
    of_seal(r'"n": \d+', '"n": 900'),
    of_seal(r'"start": (\d+)', r'"start": 1\1'),
    of_seal(r'"state": "verbatim"', '"state": "verbatim-cut"'),
    of_seal(r'"text": "', '"text": "Nobody '),
    of_seal(r'"version": 2', '"version": 1'),
    lambda text: text[:-3],
    lambda text: text.replace("\n", "\r\n"),
)


@pytest.fixture(autouse=True)
def _few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "FEWEST", 2)


@pytest.mark.parametrize("seed", range(4))
def test_two_processes_say_what_one_does(seed: int) -> None:
    files = faulty(Random(f"faulty {seed}"))
    assert said(files, 2) == said(files, 1)
    assert said(files, 1, is_proved_while_loaded=False) == said(files, 1)


def test_what_is_proved_while_loading_is_what_is_proved_after_it() -> None:
    whole = load.load(copies(), 2, proving=True)
    assert whole.dossier
    assert set(whole.proved) == set(whole.dossier.sources) & set(whole.dossier.seals)
    torn = copies()
    torn |= {"sources/tidal-watch.yaml": torn[SOURCE], "seals/tidal-watch.json": torn[SEAL]}
    proved = load.load(torn, 2, proving=True).proved
    assert "tidal-watch" not in proved, "all its quotations have ids that are taken"
    assert "the-long-watch" in proved


def test_nothing_is_asked_of_a_quotation_that_is_withdrawn() -> None:
    files = content()
    before, name, after = files[SOURCE].decode().partition("id: inspections-6jfu")
    files[SOURCE] = (before + name + put("status: published", "status: withdrawn")(after)).encode()
    files[SEAL] = put('"words": 25', '"words": 24')(files[SEAL].decode()).encode()
    loaded = load.load(files, proving=True)
    assert loaded.dossier
    assert loaded.dossier.quotes["inspections-6jfu"].record.status == "withdrawn"
    assert loaded.proved["the-long-watch"].refused == {}
    assert said(files, 1) == said(files, 1, is_proved_while_loaded=False)


def test_the_faults_put_in_are_told() -> None:
    told = [len(said(faulty(Random(f"faulty {seed}")), 1)[0]) for seed in range(3)]
    assert all(told), "a case without a fault proves little"


def test_results_come_in_order_from_several_processes(tmp_path: Path) -> None:
    tasks = [(number, str(tmp_path / "begun")) for number in range(100)]
    found = list(sharing.shared(worked, tasks, 2))
    assert [number for number, _ in found] == list(range(100))
    assert len({process for _, process in found}) == 2


def test_a_fault_of_ours_in_another_process_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        list(sharing.shared(divided, [4, 3, 2, 1, 0], 2))


def worked(task: tuple[int, str]) -> tuple[int, int]:
    """The task's number and its process; the first task waits until the last has been begun, somewhere else."""
    number, begun = task
    if number == 99:
        Path(begun).touch()
    end = monotonic() + 20
    while number == 0 and not Path(begun).exists() and monotonic() < end:
        sleep(0.01)
    return number, os.getpid()


def divided(number: int) -> float:
    return 1 / number


def said(files: dict[str, bytes], jobs: int, *, is_proved_while_loaded: bool = True) -> tuple[list[str], list[str]]:
    """Every diagnostic, in the order in which it was found, and what is known of each quotation."""
    found = load.load(files, jobs, proving=is_proved_while_loaded)
    if found.dossier is None:
        return [repr(each) for each in found.diagnostics], []
    known = evidence.judge(found.dossier, None, jobs, known=found.proved)
    every = [*found.diagnostics, *checks.run(checks.Case(found.dossier, known))]
    judged = [
        repr((each.quote.id, each.source, each.state, each.message, each.check)) for each in known.judged.values()
    ]
    return [repr(each) for each in every], [*judged, repr(known.broken), repr(known.extents)]


def copies() -> dict[str, bytes]:
    """The example with its longest source many times over, each time with quotations of its own."""
    files = content()
    for number in range(COPIES):
        for path in (SOURCE, SEAL):
            text = QUOTE_ID.sub(lambda found: f"{found[0][:2]}{number}q", files[path].decode())  # noqa: B023
            files[path.replace("the-long-watch", f"watch-{number}")] = of_form(path, text).encode()
    return files


def faulty(random: Random) -> dict[str, bytes]:
    """The same with a fault in about half of its sources and seals."""
    files = copies()
    for path in sorted(files):
        faults = {"sources": FAULTS_OF_SOURCES, "seals": FAULTS_OF_SEALS}.get(path.partition("/")[0], ())
        if faults and random.random() < 0.5:
            files[path] = random.choice(faults)(files[path].decode()).encode()
    return files


def of_form(path: str, text: str) -> str:
    """A seal whose names were changed, in the order of its names again."""
    return as_seal(json.loads(text)).decode() if path == SEAL else text
