"""How long sealing and checking by seal take for 10,000 quotations, beside verifying them, and what a seal weighs.

1,000 captures of 5,000 words, a quotation in ten segments of each. Verifying finds the words in their captures; sealing
is all that the command adds to that, the search for reprints too, and how much of it that is; checking has the seals
alone. Each is measured in one process and in two, in turns.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import median
from typing import TypeVar

from corpus import Size, dossier

from onrecord import captures, evidence, files, load, lookup, reprints, sealing
from onrecord.dossier import Dossier

TURNS = 3
Result = TypeVar("Result")


def main() -> None:
    """Print what was measured; the number of quotations may be given."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        root = Path(folder)
        for path, data in dossier(Size(count)):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
        _measured(root, count)


def _measured(root: Path, count: int) -> None:
    held = files.read_folder(root / "content").files
    vault = captures.Vault(root / "captures")
    bare = _loaded(held)
    drafts = _as_drafts(bare)
    written = _sealed(bare, vault, held, 2)
    sealed = _loaded({**held, **written})
    _weighed(sealed, written, count)
    for jobs in (1, 2):
        turns = [_turn(drafts, bare, sealed, vault, held, jobs) for _ in range(TURNS)]
        verifying, sealing_, proofs, checking = (median(each) for each in zip(*turns, strict=True))
        print(
            f"{jobs} process{'es' * (jobs > 1)}: verifying {verifying:.2f} s, sealing {sealing_:.2f} s more "
            f"({sealing_ / verifying:.2f} of it), {(sealing_ - proofs) / sealing_:.0%} of that for reprints; "
            f"checking by seal {checking:.2f} s ({checking / verifying:.2f} of it)",
            flush=True,
        )


def _turn(
    drafts: Dossier, bare: Dossier, sealed: Dossier, vault: captures.Vault, held: Mapping[str, bytes], jobs: int
) -> tuple[float, float, float, float]:
    """Seconds: of verifying, of what sealing adds to that, of what it adds without reprints, of checking by seal."""
    verifying = _timed(lambda: evidence.judge(drafts, vault, jobs))
    made = _timed(lambda: _sealed(bare, vault, held, jobs))
    proofs = _timed(lambda: _sealed(bare, vault, held, jobs, lookup.nothing))
    checking = _timed(lambda: evidence.judge(sealed, None, jobs))
    return verifying, made - verifying, proofs - verifying, checking


def _sealed(
    bare: Dossier, vault: captures.Vault, held: Mapping[str, bytes], jobs: int, note: lookup.Noting = reprints.gists
) -> Mapping[str, bytes]:
    known = evidence.judge(bare, vault, jobs, note=note)
    return dict(sealing.seals_to_write(bare, known, held, "2031-01-01", reprints.sought(bare, known.gists)))


def _as_drafts(every: Dossier) -> Dossier:
    """The dossier with nothing to publish, so that words are found and nothing is sealed."""
    quotes = {
        name: replace(placed, record=placed.record.model_copy(update={"status": "draft"}))
        for name, placed in every.quotes.items()
    }
    return replace(every, quotes=quotes)


def _loaded(held: Mapping[str, bytes]) -> Dossier:
    found = load.load(held).dossier
    if found is None:
        raise SystemExit("no dossier")
    return found


def _timed(work: Callable[[], Result]) -> float:
    gc.collect()
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _weighed(sealed: Dossier, written: Mapping[str, bytes], count: int) -> None:
    every = [each for seal in sealed.seals.values() for each in seal.sealed.values()]
    opened = sum(len(run.text.encode()) for each in every for run in each.open)
    proofs = sum(len(each.proof) + len(each.root) for each in every)
    whole = sum(map(len, written.values()))
    print(
        f"{count:,} quotations: {whole / count:.0f} bytes of seal each, of which {opened / count:.0f} its own words, "
        f"{proofs / count:.0f} root and proof, and the rest its check record"
    )


if __name__ == "__main__":
    main()
