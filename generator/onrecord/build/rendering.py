"""Rendering: pages through their templates into the staging folder, by one process or several alike."""

from __future__ import annotations

import multiprocessing
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path

from jinja2 import Environment, TemplateError, TemplateNotFound, TemplateSyntaxError

from onrecord.build.manifest import Made
from onrecord.build.staging import put
from onrecord.pages.entries import Page

# Below this a second process costs more than it saves.
FEWEST_TO_SHARE = 300
MARK = b"data-pagefind-body"

Share = Sequence[tuple[Page, str]]
Files = dict[str, Made]


class ThemeFault(Exception):
    """A template that cannot be rendered; says which, in which line, and why."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """Pages with the digest of each, where they go, and the words that templates say."""

    pages: Share
    staging: Path
    words: Mapping[str, str]
    jobs: int = 1


def render(rendering: Rendering, environment: Environment) -> Files:
    """Render every page; raises what a template raises, first of all in the order of the plan."""
    environment.globals["t"] = rendering.words
    environment.auto_reload = False  # the templates of one build are those it began with
    shares = _shares(rendering)
    if len(shares) < 2:
        return _share(rendering, environment, rendering.pages)
    others = [_begun(rendering, environment, share) for share in shares[1:]]
    try:
        made = _share(rendering, environment, shares[0])
        for pipe, _ in others:
            made |= _received(pipe)
    finally:
        for _, process in others:
            process.terminate()  # it has sent what it made, or nobody wants it any more
            process.join()
    return made


def _begun(rendering: Rendering, environment: Environment, share: Share) -> tuple[Connection, ForkProcess]:
    fork = multiprocessing.get_context("fork")
    near, far = fork.Pipe(duplex=False)
    process = fork.Process(target=_send, args=(far, rendering, environment, share), daemon=True)
    process.start()
    far.close()
    return near, process


def _shares(rendering: Rendering) -> list[Share]:
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    many = rendering.jobs if can_fork and len(rendering.pages) >= FEWEST_TO_SHARE else 1
    return [rendering.pages[nth::many] for nth in range(many)]


def _share(rendering: Rendering, environment: Environment, pages: Share) -> Files:
    made: Files = {}
    for page, key in pages:
        text = _text(page, environment)
        made[page.path] = put(rendering.staging / page.path, text.encode("utf-8"), key, MARK)
    return made


def _text(page: Page, environment: Environment) -> str:
    try:
        return environment.get_template(page.template).render(view=page.view)
    except TemplateNotFound as fault:
        raise ThemeFault(f"there is no template `{fault.name}`") from fault
    except TemplateSyntaxError as fault:
        raise ThemeFault(f"`{fault.name}`, line {fault.lineno}: {fault.message}") from fault
    except UnicodeDecodeError as fault:
        raise ThemeFault(f"`{page.template}`, or a template it reaches, is not written in UTF-8") from fault
    except TemplateError as fault:
        raise ThemeFault(f"{_where(fault, page.template)}: {fault.message}") from fault


def _where(fault: BaseException, template: str) -> str:
    """The innermost template and line that a fault was raised in; Jinja2 gives its code the templates' own lines."""
    frames = [frame for frame in traceback.extract_tb(fault.__traceback__) if frame.filename.endswith(".html")]
    if not frames:
        return f"`{template}`"
    return f"`{Path(frames[-1].filename).name}`, line {frames[-1].lineno}"


def _send(pipe: Connection, rendering: Rendering, environment: Environment, pages: Share) -> None:
    """In a process of its own: render, and send back what was made or what went wrong."""
    try:
        answer: Files | Exception = _share(rendering, environment, pages)
    except Exception as fault:  # the process that started this one raises it
        answer = fault
    pipe.send(answer)
    pipe.close()


def _received(pipe: Connection) -> Files:
    try:
        answer = pipe.recv()
    except EOFError:
        raise OSError("a process that rendered pages was ended from outside") from None
    if isinstance(answer, Exception):
        raise answer
    assert isinstance(answer, dict)  # noqa: S101  (sent by `_send`)
    return answer
