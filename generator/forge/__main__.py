"""The forge written: `python -m forge` puts every file in its place, in this project and in the starter."""

from __future__ import annotations

from forge import PLACES, made

for reader, top in PLACES.items():
    for name, text in made(reader).items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
