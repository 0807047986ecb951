"""The self-check as a reader uses it: from a folder, without a network, and with text and files of every kind."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from browsing import Watch

pytestmark = pytest.mark.browser

SAID = "The lamp was lit – and not by us.\n\nThe boat, they said, came late. The boat, they said, came late."
OWN, WHOLE = 7_600, 9_000  # bytes, compressed: beside the frame that every page of the site has, and with it


@pytest.fixture
def page(same_page: Page) -> Page:
    return same_page


@pytest.fixture
def check(page: Page, folder: Path) -> Page:
    page.goto((folder / "verify.html").as_uri())
    return page


def look(check: Page, words: str, text: str) -> str:
    check.fill("#words", words)
    check.fill("#text", text)
    check.click("#check button")
    return check.inner_text("#said")


def marked(check: Page) -> list[str]:
    return check.locator("#shown mark").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "said", "marks"),
    [
        ("The lamp was lit - and not", "Found: the 6 words stand there", ["The lamp was lit – and not"]),
        ("and not by us.", "The characters are the very same.", ["and not by us."]),
        ("The lamp was lit […] not by us", "and one word between is left out", ["The lamp was lit", "not by us"]),
        ("The boat, they said", "They stand there 2 times", ["The boat, they said"] * 2),
        ("amp was lit", "only as part of a longer word", []),
        ("The lamp was out", "“The lamp was out” does not stand there", []),
        ("came late. […] The lamp was lit", "but not in this order", []),
        ("The lamp […] not by us", "fewer than three words", []),
        ("The lamp [[was lit", "see to its square brackets", []),
        ("", "Give the words", []),
        ("“The lamp was lit”", "found without the quotation marks", ["The lamp was lit"]),
        ("[t]he lamp was lit", "letter in square brackets has the other case", ["The lamp was lit"]),
        ("The lamp [sic] was lit", "“[sic]” was taken for an editor’s, and not looked for. The characters", None),
        ("The lamp [bright] was lit", "nothing between left out. Words in square brackets were taken", None),
        ("The lamp [bright] not by us", "3 words between are left out or replaced. Words in square", None),
        ("The lamp was lit - and", "passed over: kinds of dash.", None),
        ("not by us. The boat", "passed over: kinds of space and line breaks.", None),
    ],
)
def test_it_says_what_the_rule_finds_and_marks_it(check: Page, words: str, said: str, marks: list[str] | None) -> None:
    assert said in look(check, words, SAID)
    assert marks is None or marked(check) == marks
    if marks:
        assert check.locator("#shown").text_content() == SAID


def test_a_phrase_of_ones_own_may_say_a_thing_twice(context: BrowserContext, folder: Path) -> None:
    page, own = (
        context.new_page(),
        (folder / "verify.html").read_text("utf-8").replace("{n} times, each", "{n} times, all {n}"),
    )
    page.route("**/verify.html", lambda route: route.fulfill(body=own, content_type="text/html"))
    page.goto((folder / "verify.html").as_uri())
    assert "They stand there 2 times, all 2 marked" in look(page, "The boat, they said", SAID)


@pytest.mark.parametrize(
    ("words", "text", "passed"),
    [
        ("'lit' and it's so", "‘lit’ and it’s so", "kinds of quotation mark"),
        ("in the café […] was never open", "in the cafe\u0301 by day was never open", "how accents are written"),
        ("lit… so", "lit... so", "dots for an ellipsis"),
        ("the lighthouse", "the light\u00adhouse", "invisible characters"),
        ("[T]he “lamp” - lit", 'so the "lamp" – lit', "kinds of quotation mark, kinds of dash"),
    ],
)
def test_it_says_what_was_passed_over(check: Page, words: str, text: str, passed: str) -> None:
    assert look(check, words, text).endswith(f"Typography differs, and was passed over: {passed}.")


def test_words_of_a_quotation_are_filled_in_from_its_link(page: Page, folder: Path) -> None:
    page.goto((folder / "quotes" / "inspections-n8xt.html").as_uri())
    page.get_by_role("link", name="Look for these words").click()
    expect(page.locator("#words")).to_have_value(
        "A keeper woken at two is a danger at four […] and no report has ever counted that."
    )
    page.fill("#words", "A keeper woken at two is never a danger")
    assert page.locator("#of").is_hidden(), "they are no longer the words of a quotation held here"
    page.fill("#words", "A keeper woken at two is a danger at four […] and no report has ever counted that.")
    page.locator("#of a").click()
    assert page.url.endswith("quotes/inspections-n8xt.html")


@pytest.mark.parametrize("query", ["", "?quote=inspections-n8xt"])
def test_the_heading_stands_beside_what_is_first(page: Page, folder: Path, query: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto((folder / "verify.html").as_uri() + query)
    expect(page.locator("#words")).not_to_have_value("" if query else "none")
    tops = "document.querySelectorAll('#_look, #check > :not([hidden])')"
    heading, first = page.evaluate(f"Array.from({tops}, (each) => each.getBoundingClientRect().top).slice(0, 2)")
    assert heading == first


def test_a_quotation_that_is_not_held_is_said_so(page: Page, folder: Path) -> None:
    page.goto((folder / "verify.html").as_uri() + "?quote=lamps-zzzz")
    expect(page.locator("#said")).to_contain_text("could not be read")


HTML = (
    "<!DOCTYPE html><html><head><title>The lamp</title><style>p{}</style></head><body>"
    "<p>The la<b>mp</b> was\n\n  lit</p><script>document.title = 'ran'; alert(1)</script>"
    "<img src='http://elsewhere.example/x.png' onerror='alert(2)'><ul><li>by night<li>by day</ul>by<br>hand</body>"
)


def chosen(check: Page, name: str, data: bytes) -> str:
    check.set_input_files("#file", {"name": name, "mimeType": "", "buffer": data})
    expect(check.locator("#said")).not_to_be_empty(timeout=30_000)  # a long text takes its time on a busy machine
    return check.locator("#shown").text_content() or ""


def test_a_saved_page_is_read_without_running_or_fetching(check: Page, watch: Watch) -> None:
    """The page's own policy holds for the document that is parsed, and says of its style that it was not applied."""
    check.fill("#words", "The lamp was lit by night")
    asked: list[str] = []
    check.on("request", lambda request: asked.append(request.url))
    assert chosen(check, "page.html", HTML.encode()) == "The lamp was lit\n\nby night\n\nby day\n\nby\n\nhand"
    assert marked(check) == ["The lamp was lit\n\nby night"]
    assert asked == []
    assert "yourself" in check.title()
    assert all("inline" in error for error in watch.errors)
    watch.errors.clear()


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("“lamp” café".encode(), "“lamp” café"),
        ("“lamp” café".encode("cp1252"), "“lamp” café"),
        ("\ufefflamp \U0001f526".encode(), "lamp \U0001f526"),
        ("\ufeff“lamp”".encode("utf-16-le"), "“lamp”"),
        (b"<html><meta charset=iso-8859-7><p>" + "φως".encode("iso-8859-7"), "φως"),
    ],
)
def test_a_file_is_decoded_as_what_it_is(check: Page, data: bytes, text: str) -> None:
    check.fill("#words", text)
    assert chosen(check, "saved.txt", data).strip("\ufeff") == text


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n1 0 obj The lamp was lit",
        gzip.compress(b"The lamp was lit", mtime=0),
        b"PK\x03\x04The lamp was lit",
        b"From: <Saved by a browser>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\nThe lamp was=\n lit",
        b"WARC/1.1\r\nWARC-Type: response\r\n\r\nThe lamp was lit",
        b"The lamp was lit\n\x00\x01",
    ],
)
def test_a_file_that_is_no_text_is_not_said_to_lack_the_words(check: Page, data: bytes) -> None:
    check.fill("#words", "The lamp was lit")
    assert chosen(check, "saved", data) == ""
    assert "cannot be read here" in check.inner_text("#said")
    check.click("#check button")
    assert "Paste the text" in check.inner_text("#said")


def test_a_file_chosen_before_is_not_searched_for_text_that_was_typed_since(check: Page) -> None:
    check.fill("#words", "The lamp was lit")
    chosen(check, "saved.txt", b"The lamp was lit")
    assert "Not found" in look(check, "The lamp was lit", "Another text.")
    assert "Paste the text" in look(check, "The lamp was lit", "")


def test_what_a_page_does_not_show_is_not_read_and_inline_marks_part_no_word(check: Page) -> None:
    check.fill("#words", "The lamp was lit.")
    html = b"<p hidden>The lamp was out.</p><p>The <nobr>la<button>mp</button></nobr> <ruby>was<rt>is</ruby> l<img>it."
    assert chosen(check, "saved.html", html) == "The lamp was lit."


def test_markup_in_a_pasted_text_stays_text(check: Page) -> None:
    text = "<img src=x onerror=alert(1)> The lamp <script>alert(2)</script> was lit"
    assert "Found" in look(check, "The lamp", text)
    assert check.locator("#shown").text_content() == text


def test_the_policy_forbids_to_send_anything(check: Page, watch: Watch) -> None:
    tried = check.evaluate("fetch('verify.html').then(() => 'sent', () => 'refused')")
    assert tried == "refused"
    assert watch.errors
    assert all("Content Security Policy" in error for error in watch.errors)
    watch.errors.clear()


def test_without_script_it_is_told_how_to_do_it_by_hand(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "verify.html").as_uri())
    assert page.locator("#check").is_hidden()
    assert "none runs here" in page.inner_text("main")
    assert "onrecord verify" in page.inner_text("main")
    context.close()


def packed(data: bytes) -> int:
    return len(gzip.compress(data, 9, mtime=0))


def test_it_is_light(folder: Path) -> None:
    frame = packed((folder / "404.html").read_bytes())
    own = ("verify.html", "assets/verify.js", "assets/pages/verify.css")
    whole = sum(packed((folder / path).read_bytes()) for path in own)
    assert (whole - frame < OWN, whole < WHOLE) == (True, True)


def test_a_long_page_is_looked_through_at_once(check: Page) -> None:
    text = "The lamp was lit. No boat came, and “no word” did. " * 20_000 + "At last they slept."
    check.fill("#words", "At last they slept.")
    chosen(check, "long.txt", text.encode())
    assert "Found: the 4 words" in check.inner_text("#said")
    assert marked(check) == ["At last they slept."]


def test_a_text_that_would_take_too_long_is_refused(check: Page) -> None:
    check.fill("#words", "The lamp")
    check.evaluate("""() => {
        const given = new DataTransfer();
        given.items.add(new File(["The lamp was lit. ".repeat(300_000)], "long.txt"));
        const field = document.querySelector("#file");
        field.files = given.files;
        field.dispatchEvent(new Event("change"));
    }""")
    expect(check.locator("#said")).to_contain_text("too long")
