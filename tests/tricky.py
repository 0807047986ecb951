"""A dossier whose faults are hard to print, and a page of a check that is."""

from __future__ import annotations

TRICKY = {
    # A byte order mark, and line ends of Windows.
    "dossier.yaml": "\ufefftitle: The lamp log 🌊\r\nbudgets: {source: 10%}\r\n".encode(),
    # Wide and combining characters before a fault, a fault twice in one file, one whose line is long, one in a flow.
    "sources/log.yaml": "title: 灯台の日誌\nkind: post\nquotes:\n".encode()
    + "- {id: lamps-7k3m, segment: c1, text: 灯が消えた 🌊 e\u0301, kind: testimony, isue: lamps}\n".encode()
    + b"- id: lamps-2dpw\n  segment: c1\n  text: It went out.\n  kind: testimony\n  isue: lamps\n"
    + b"- id: lamps-x9qt\n  segment: c1\n  text: It went out.\n  kind: testimony\n  isue: lamps\n"
    + f"- {{id: lamps-b4nv, segment: c1, text: {'burning ' * 40}, kind: testimny}}\n".encode(),
    "issues/lamps.md": b"---\ntitle: Lamps\nquestion: Why?\n---\n"
    + "🌊🌊 [[qoute:lamps-7k3m]] 100% [[claim:a,b:c]]\n".encode(),
    # Names that a property or an address would take apart, and a fault of the whole file.
    "sources/50%, or: less.md": b"none\n",
    "notes, 100%.yaml": b"a: b\n",
}
PAGES = {
    "unknown-field": """# unknown-field

A field that nobody declared
is not read. It is `{}` [lost](x).

```yaml a.yaml
b: c
```
"""
}
