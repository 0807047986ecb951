"""What rests on quotations: sources, budgets, balances, pages and faults; renames are no changes, faults no ends."""

from __future__ import annotations

from compared import SMALL, SOURCE, WATCH, acts, compared, held, quoted, rewritten, weighed

from lighthouse import content
from onrecord import settings
from onrecord.diagnostics import Diagnostic, Place
from onrecord.diff import as_json, as_markdown, as_text, compare, sides
from onrecord.revision import Revision

CLAIM = "supports: [lamps-t9ra]"


def test_a_source_s_fields_are_told() -> None:
    now = rewritten(("url_is: exact\narchived", "url_is: container\narchived"), ("fd88deec", "0d88deec"))
    fields = {change.field: change for change in held(compared(content(), now), "source", "the-long-watch").fields}
    assert [piece.text for piece in fields["url_is"].pieces] == ["exact", "container"]
    assert [piece.act for piece in fields["captures"].pieces] == ["removed", "added"]


def test_a_source_s_file_has_another_name() -> None:
    now = {path: data for path, data in SMALL.items() if path != "sources/log.yaml"}
    now["sources/book.yaml"] = SMALL["sources/log.yaml"]
    found = compared(SMALL, now)
    assert [(each.id, each.was, each.acts) for each in found.holdings] == [("book", "log", ("renamed",))]
    assert found.quotations == ()
    assert (found.faults, found.mended) == ((), ())


def test_an_issue_s_new_name_changes_nothing_that_names_it() -> None:
    moved = {path.replace("issues/lamps.md", "issues/lights.md"): data for path, data in SMALL.items()}
    moved["sources/log.yaml"] = SOURCE.replace("{lamps: for}", "{lights: for}").encode()
    page = {"pages/about.md": b"---\ntitle: About\n---\nSee [[issue:lamps]].\n"}
    page_now = {"pages/about.md": b"---\ntitle: About\n---\nSee [[issue:lights]].\n"}
    found = compared({**SMALL, **page}, {**moved, **page_now})
    assert [(each.id, each.acts) for each in found.holdings] == [("lights", ("renamed",))]
    assert (found.quotations, found.balances) == ((), ())


def test_budgets_are_told_of_the_sources_that_are_touched() -> None:
    text = "The Board counts the hours when nothing happens. I count the other hours."
    found = compared(content(), rewritten((text, "The Board counts the hours when nothing happens.")))
    (budget,) = found.budgets
    assert budget.before
    assert budget.now
    assert (budget.before.quoted - budget.now.quoted, budget.now.percent) == (5, 40)
    assert budget.now.whole == budget.before.whole
    limit = compared(content(), rewritten(("source: 40%", "source: 30%"), path="dossier.yaml", files=content()))
    assert "the limit is 40% → 30%" in as_text(limit)


def test_balances_are_told_with_the_quotations_that_tip_them() -> None:
    old = "    issues: {lamps: for}\n"
    found = compared(content(), rewritten((old, old.replace("for", "against"))))
    parts = {
        part.name: (part.now - part.before, part.came, part.went) for part in weighed(found, "issue", "lamps").parts
    }
    assert parts["for"] == (-1, (), ("lamps-t9ra",))
    assert parts["against"] == (1, ("lamps-t9ra",), ())
    claim = "automatic-lamps-fail-less"
    now = rewritten((CLAIM, "supports: [lamps-t9ra, lamps-h6mw]"), path="claims.yaml", files=content())
    (supports, _) = weighed(compared(content(), now), "claim", claim).parts
    assert (supports.before, supports.now, supports.came) == (1, 2, ("lamps-h6mw",))


def test_prose_is_told_word_by_word_and_only_around_the_change() -> None:
    now = rewritten(("no one\nelse's", "some\nelse's"), path="issues/lamps.md", files=content())
    found = compared(content(), now)
    (body,) = held(found, "issue", "lamps").fields
    assert (body.field, body.form) == ("body", "words")
    assert "    - > no one\n    + > some\n" in as_text(found)
    assert "has been carried on" not in as_text(found)


def test_pages_are_told_apart_from_those_whose_frame_alone_differs() -> None:
    found = compared(content(), rewritten(("no one\nelse's", "some\nelse's"), path="issues/lamps.md", files=content()))
    assert found.pages.changed == ("issues/lamps.html",)
    titled = rewritten(("The lamps on the record", "The lights on record"), path="dossier.yaml", files=content())
    pages = compared(content(), titled).pages
    assert "404.html" in pages.framed
    assert (pages.added, pages.removed) == ((), ())


def test_pages_are_not_guessed_at_where_a_site_cannot_be_planned() -> None:
    found = compared(content(), rewritten((CLAIM, "supports: [lamps-none]"), path="claims.yaml", files=content()))
    assert "HEAD has faults" in found.pages.why_not
    assert [fault.check for fault in found.faults if fault.severity == "error"] == ["unknown-reference"]


def test_a_file_that_cannot_be_read_is_said_and_the_rest_compared() -> None:
    now = rewritten(("title: The Long Watch", "title: [The Long Watch"))
    now["issues/lamps.md"] = now["issues/lamps.md"].replace(b"no one\nelse's", b"some\nelse's")
    found = compared(content(), now)
    assert set(acts(found).values()) == {("unread",)}
    assert len(acts(found)) == content()[WATCH].count(b"- id:")
    assert held(found, "source", "the-long-watch").acts == ("unread",)
    assert held(found, "issue", "lamps").acts == ("changed",)
    assert "fault of form in HEAD: the rest is compared" in as_text(found)


def test_settings_that_cannot_be_read_do_not_end_the_comparison() -> None:
    broken = {**SMALL, "dossier.yaml": b"titel: x\n"}
    added = {**SMALL, "sources/log.yaml": SOURCE.replace("nobody", "somebody").encode()}
    found = compared(broken, added)
    assert (acts(found), found.before.formless != ()) == ({"lamps-7k3m": ("reworded",)}, True)
    assert held(compared(SMALL, broken), "dossier", "dossier").acts == ("unread",)
    assert acts(compared({}, SMALL)) == {"lamps-7k3m": ("added",)}


def test_a_source_that_is_passed_over_is_not_removed() -> None:
    gone = {path: data for path, data in SMALL.items() if path != "sources/log.yaml"}
    fault = Diagnostic(Place("sources/log.yaml"), "too-large", "this file is too large")
    held_ = Revision("a" * 40, SMALL, ()), Revision("b" * 40, gone, (fault,))
    found = compare(*sides(("a", "b"), held_), settings.themes())
    assert acts(found) == {"lamps-7k3m": ("unread",)}
    assert held(found, "source", "log").acts == ("unread",)


def test_new_faults_are_told_and_those_that_only_moved_are_not() -> None:
    more = SOURCE.replace("quotes:", "summary: A log.\nquotes:")
    found = compared(SMALL, {**SMALL, "sources/log.yaml": more.encode()})
    assert (found.faults, found.mended) == ((), ())
    again = compared({**SMALL, "sources/log.yaml": SOURCE.replace("lamps: for", "lamp: for").encode()}, SMALL)
    assert "unknown-reference" in {fault.check for fault in again.mended}


def test_errors_are_told_before_warnings() -> None:
    now = rewritten((CLAIM, "supports: [lamps-none]"), path="claims.yaml", files=content())
    now["pages/junk/a.md"] = b""
    said = as_text(compared(content(), now))
    assert 0 < said.index("error[unknown-reference]") < said.index("warning[stray-file]")


def test_every_form_prints_every_kind() -> None:
    """A record of each kind that came with all of its fields, and went again."""
    for before, now in (({}, content()), (content(), {})):
        found = compared(before, now)
        kinds = {each.kind for each in found.holdings}
        assert {"issue", "source", "claim", "figure", "term", "event", "correction", "briefing", "page"} <= kinds
        for form in (as_text(found), as_markdown(found), str(as_json(found))):
            assert "who-minds-the-lamp" in form
    assert quoted(compared({}, content()), "lamps-x7k2").acts == ("added",)
