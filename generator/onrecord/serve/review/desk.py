"""The desk: what is answered under `/-/`, and the one thing that is written: who reviewed a quotation, and when."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from pathlib import PurePosixPath
from threading import Lock
from urllib.parse import parse_qsl

from jinja2 import TemplateError

from onrecord import reviews
from onrecord.forms import as_text
from onrecord.pages import Misworded
from onrecord.records import Quote
from onrecord.reviews import Review
from onrecord.serve.answer import TYPES, Answer, plain
from onrecord.serve.preview import Preview
from onrecord.serve.review import queue, showing, views
from onrecord.serve.review.look import script
from onrecord.serve.review.recording import Revise, Unwritten, fingerprint, record
from onrecord.serve.review.shelf import Shelf
from onrecord.serve.review.showing import POLICY, Shown
from onrecord.serve.site import DESK, notice, refreshing

Day = Callable[[], str]
"""Gives the day that it is, as `2026-11-26`."""

Form = Mapping[str, str]

_ONE = re.compile(rf"{DESK}([a-z0-9-]{{1,64}})")
_FILES = ("refresh.js", "review.css", "review.js")
_ROLES = ("editor", "second", "reader")

HEADS = (
    ("Content-Security-Policy", f"{POLICY}; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""Beside what every answer says; nobody else's page may frame these, or be told where a link on them was."""


class Desk:
    """The reviewer's desk of one preview; `role` is who reviews, and empty where the page asks."""

    def __init__(self, preview: Preview, role: str, today: Day) -> None:
        self._preview, self._role, self._today = preview, role, today
        self._shelf = Shelf(preview)
        self._chosen = role
        self._done: tuple[tuple[str, str], ...] = ()  # what was recorded in this run: quotation and role
        self._writing = Lock()

    def found(self, path: str, host: str) -> Answer:
        """What stands at a path under `/-/`."""
        name = path.removeprefix("/-/")
        kind = TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        if name in _FILES:
            return Answer(HTTPStatus.OK, kind, script(self._preview.job.theme, name))
        try:
            if name in self._shelf.look().assets:
                return Answer(HTTPStatus.OK, kind, self._shelf.look().assets[name])
            return self._page(path, host)
        except (Misworded, TemplateError) as fault:
            return _notice(HTTPStatus.INTERNAL_SERVER_ERROR, "The theme has faults", "Mend it.", str(fault))

    def decided(self, path: str, form: Form) -> Answer:
        """Record a review, or take one back, and lead on."""
        named = _ONE.fullmatch(path)
        with self._writing:
            shown = self._shelf.shown()
            if shown is None or not named or named[1] not in shown.site.quotes:
                return self._unread()
            if form.get("by", "") not in self._roles(shown) or form.get("act") not in ("record", "undo"):
                return plain(HTTPStatus.BAD_REQUEST, "Choose a role, and what to do.", *HEADS)
            self._chosen = form["by"]
            return self._written(path, shown, named[1], form)

    def _written(self, path: str, shown: Shown, quote: str, form: Form) -> Answer:
        try:
            to = self._record(shown, quote, form) if form["act"] == "record" else self._undo(shown, quote, form["by"])
        except Unwritten as refused:
            return self._unwritten(path, refused)
        except OSError as refused:
            return _notice(HTTPStatus.INTERNAL_SERVER_ERROR, _UNWRITTEN, refused.strerror or str(refused), path=path)
        return Answer(HTTPStatus.SEE_OTHER, TYPES[".txt"], b"", (*HEADS, ("Location", DESK + to)))

    def _record(self, shown: Shown, quote: str, form: Form) -> str:
        """Gives the id of the next quotation that waits for this role."""
        if faults := tuple(showing.missing(shown, shown.site.quotes[quote])):
            raise Unwritten(faults)
        review = Review.model_validate({"on": self._today(), "by": form["by"]})

        def revise(now: Quote) -> tuple[Review, ...]:
            is_done = reviews.has_counted(review.by, now.reviewed, now.changed)
            return tuple(now.reviewed) if is_done else reviews.recorded(review, now.reviewed)

        self._write(shown, quote, form.get("seen", ""), revise)
        self._done = (*self._done, (quote, review.by))
        return queue.following(shown.quotes, quote, review.by)

    def _undo(self, shown: Shown, quote: str, by: str) -> str:
        """Take back this role's review of the quotation, or else its last in this run; gives the quotation's id."""
        undone = self._undoable(shown, quote, by)
        if undone:
            self._write(shown, undone, "", lambda now: reviews.taken_back(by, now.reviewed))
            self._done = tuple(each for each in self._done if each != (undone, by))
        return undone or quote

    def _undoable(self, shown: Shown, quote: str, by: str) -> str:
        """The quotation of which a role's review would be taken back; empty where there is none."""
        mine = (quote, *(name for name, role in reversed(self._done) if role == by))
        held = (shown.site.quotes[name] for name in mine if name in shown.site.quotes)
        return next((each.id for each in held if any(review.by == by for review in each.record.reviewed)), "")

    def _write(self, shown: Shown, quote: str, seen: str, revise: Revise) -> None:
        record(self._preview.job.content, shown.site.dossier.source_of[quote], quote, seen, revise)

    def _page(self, path: str, host: str) -> Answer:
        named = _ONE.fullmatch(path)
        if path != DESK and not named:
            return _MISSING
        stamp, shown = self._preview.news.stamp, self._shelf.shown()
        if shown is None or (named and named[1] not in shown.site.quotes):
            return self._unread(host)
        look = self._shelf.look()
        page = self._quote(shown, named[1]) if named else look.page("reviews.html", showing.list_page(shown))
        tag = hashlib.sha256(page).hexdigest()[:16]
        heads = (*HEADS, ("ETag", f'"{tag}"'))
        return Answer(HTTPStatus.OK, TYPES[".html"], refreshing(page, stamp, host, tag=tag), heads)

    def _quote(self, shown: Shown, name: str) -> bytes:
        quote = shown.site.quotes[name]
        before, after = queue.beside(shown.quotes, name)
        options = views.Desk(
            action=DESK + name,
            seen=fingerprint(quote.record),
            roles=self._roles(shown),
            role=self._chosen,
            undo=self._undoable(shown, name, self._chosen),
            before=before and DESK + before,
            after=after and DESK + after,
            every=DESK,
            tally=showing.tally(shown),
        )
        return self._shelf.look().page("review.html", showing.review_page(shown, quote, options))

    def _roles(self, shown: Shown) -> tuple[str, ...]:
        offered = tuple(shown.site.words.say(f"review.role.{role}") for role in _ROLES)
        return (self._role,) if self._role else offered

    def _unread(self, host: str = "") -> Answer:
        """There is no such quotation; or it may be in a file that cannot be read."""
        faults = self._shelf.faults()
        if not faults:
            return _MISSING
        status = HTTPStatus.INTERNAL_SERVER_ERROR
        return _notice(status, "The content has faults", _MEND, faults, stamp=self._preview.news.stamp, host=host)

    def _unwritten(self, path: str, refused: Unwritten) -> Answer:
        root = self._preview.job.content.name
        told = "\n\n".join(as_text(each, {}, root) for each in refused.faults)
        why = _MEND if told else "The record was changed since you were shown it: look at it again."
        return _notice(HTTPStatus.CONFLICT, _UNWRITTEN, why, told, path)


def form_of(body: bytes) -> Form:
    """The fields of a form that was sent; none where it is no form, or says one of them twice."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=True, max_num_fields=8)
    except ValueError:
        return {}
    return dict(pairs) if len(dict(pairs)) == len(pairs) else {}


def _notice(
    status: HTTPStatus, title: str, why: str, told: str = "", path: str = "/", *, stamp: str = "", host: str = ""
) -> Answer:
    page = notice(title, why, told, path)
    return Answer(status, TYPES[".html"], refreshing(page, stamp, host, kept=True) if host else page, HEADS)


_UNWRITTEN = "Nothing was written"
_MEND = "Mend them and save."
_MISSING = plain(HTTPStatus.NOT_FOUND, "There is no such page.", *HEADS)
