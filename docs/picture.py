"""The picture of the site that README.md shows: its home page on a desk, and a quotation's page on a telephone.

Takes the folder of a built site and the file to write; `make picture` gives both. Chromium draws the pages once their
faces are loaded, at a fixed size, in the light scheme and without script, so that the same site gives the same picture
on the same machine.
"""

from __future__ import annotations

import base64
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

DESK, TELEPHONE = ("index.html", 1280, 900), ("quotes/caseloads-7h42.html", 360, 660)
LARGEST = 250_000  # bytes: more would keep a reader of README.md waiting

# Both on a ground of the theme's own colours; the telephone stands over the column that a desk leaves empty.
TOGETHER = """<!DOCTYPE html><style>
body { margin: 0; inline-size: 1400px; block-size: 960px; position: relative; background: #dfe6e1; }
img { position: absolute; }
.desk { inset: 30px auto auto 30px; outline: 1px solid #b9c5bd; }
.telephone { inset: auto 30px 30px auto; border: 8px solid #15211c; border-radius: 26px; }
</style><img class="desk" src="%s"><img class="telephone" src="%s">"""

ARGUMENTS = ("--headless", "--no-sandbox", "--disable-gpu", "--force-color-profile=srgb", "--disable-lcd-text")


def main(site: Path, target: Path) -> None:
    """Draw the picture; one that is too heavy is not written."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGUMENTS))
        parts = [drawn(browser, site / path, width, height) for path, width, height in (DESK, TELEPHONE)]
        data = together(browser, parts)
        browser.close()
    if len(data) > LARGEST:
        sys.exit(f"the picture has {len(data)} bytes, at most {LARGEST}: show less")
    target.write_bytes(data)


def drawn(browser: Browser, page: Path, width: int, height: int) -> bytes:
    """The top of one page, as a PNG of that size."""
    size = {"width": width, "height": height}
    with browser.new_context(viewport=size, color_scheme="light", java_script_enabled=False) as context:  # type: ignore[arg-type]
        shown = context.new_page()
        shown.goto(page.resolve().as_uri())
        shown.evaluate("document.fonts.ready")
        return shown.screenshot()


def together(browser: Browser, parts: list[bytes]) -> bytes:
    """The parts on their ground, as one PNG."""
    shown = browser.new_page(viewport={"width": 1400, "height": 960})
    addresses = (f"data:image/png;base64,{base64.b64encode(part).decode()}" for part in parts)
    shown.set_content(TOGETHER % tuple(addresses))
    return shown.screenshot()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
