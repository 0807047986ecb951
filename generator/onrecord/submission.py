"""Submissions: what each form on the web asks a stranger for, so that the form and its reader never differ.

The forms of a repository's issues are made of this table, and `onrecord from-form` reads what they produce by it. The
kinds of input and their limits are those of GitHub's issue forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from onrecord.flags import MEANINGS
from onrecord.vocabulary import QuoteKind

Input = Literal["input", "textarea", "dropdown", "checkboxes"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a closed list: what the form shows, and the word that a record has for it.

    A box that is `required` must be ticked before the form can be sent.
    """

    label: str
    value: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a form asks for; `example` is shown, greyed, in an empty field."""

    id: str
    label: str
    help: str
    kind: Input = "input"
    required: bool = False
    choices: tuple[Choice, ...] = ()
    example: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form: its name as a file, what it is for, the words above its fields, and these in order.

    `label` is the label of the issues it makes. What comes of a form that is not `taken` becomes no record.
    """

    name: str
    title: str
    about: str
    opening: str
    label: str
    asks: tuple[Ask, ...]
    taken: bool = True


_PUBLIC = "Everything written here is public at once, and stays in the history of this page."

_KINDS: dict[QuoteKind, str] = {
    "testimony": "It tells what somebody saw, did or lived through",
    "opinion": "It says what somebody thinks",
    "proposal": "It says what should be done",
    "prediction": "It says what will come",
    "editorial": "It is said by whoever runs the page",
    "press": "It is a news report",
    "official": "It is said by an authority",
}
_UNSURE = Choice("I am not sure", "")

QUOTATION = Form(
    name="suggest-a-quotation",
    title="Suggest a quotation",
    about="Words that were published and bear on one of our issues.",
    opening=f"{_PUBLIC} Give words that are published already, and leave out who wrote them unless the words say it.",
    label="quotation",
    asks=(
        Ask(
            "words",
            "The words",
            "Exactly as they stand there, from where you begin to where you end. Write […] where you leave words out.",
            "textarea",
            required=True,
        ),
        Ask(
            "source",
            "Where they stand",
            "The address of the page, or the title or id that the source has on our site.",
            required=True,
            example="https://example.org/2019/04/the-long-watch.html",
        ),
        Ask(
            "segment",
            "Which contribution there",
            "Its id, if our site gives it one; else leave this empty.",
            example="c4.r2",
        ),
        Ask(
            "kind",
            "What kind of words they are",
            "The nearest one.",
            "dropdown",
            required=True,
            choices=(*(Choice(_KINDS[word], word) for word in get_args(QuoteKind)), _UNSURE),
        ),
        Ask(
            "issues",
            "Which issues they bear on",
            "One a line, by the title or id it has on our site; `: for`, `: against`, `: both` or `: neither` after it "
            "says how they answer its question.",
            "textarea",
            example="lamps: against",
        ),
        Ask(
            "role",
            "Who speaks",
            "Only as the words themselves say, as in “keeper”. Never a name that they do not give.",
        ),
        Ask(
            "standing",
            "Whether they are that still",
            "As far as the words say.",
            "dropdown",
            choices=(
                Choice("They are that now", "current"),
                Choice("They were that once", "former"),
                Choice("They are retired", "retired"),
                Choice("The words do not say", ""),
            ),
        ),
        Ask("quoting", "Whose words they are, if the contributor passes them on", "As in “a notice on a noticeboard”."),
        Ask("said", "When it was said, if not when the page was published", "As 2022-05-21, 2022-05 or 2022."),
        Ask("note", "What a reader must know to read it fairly", "In a sentence or two of your own.", "textarea"),
        Ask(
            "flags",
            "What else stands in that contribution",
            "Tick what is true, without telling it here.",
            "checkboxes",
            choices=tuple(Choice(f"It {meaning}", flag) for flag, meaning in MEANINGS.items()),
        ),
        Ask(
            "assent",
            "Before you send it",
            "Both are needed.",
            "checkboxes",
            required=True,
            choices=(
                Choice("I have read these words where they stand, and they are public", "read", required=True),
                Choice("I name nobody here whom the published words do not name", "unnamed", required=True),
            ),
        ),
    ),
)

ERROR = Form(
    name="report-an-error",
    title="Report an error",
    about="Something on the site is wrong: words, who said them, a date, a number, a link.",
    opening=f"{_PUBLIC} If words should not stand here at all, ask for their removal instead.",
    label="error",
    asks=(
        Ask(
            "about",
            "What it is about",
            "The address of the page on our site, or the id that it shows.",
            required=True,
            example="lamps-x7k2",
        ),
        Ask("wrong", "What is wrong there", "As it stands on our site now.", "textarea", required=True),
        Ask("right", "What is right", "As it should stand, in your own words.", "textarea", required=True),
        Ask("shown", "Where that can be seen", "The address of a page that shows it, if there is one."),
        Ask(
            "assent",
            "Before you send it",
            "It is needed.",
            "checkboxes",
            required=True,
            choices=(Choice("I name nobody here whom the published words do not name", "unnamed", required=True),),
        ),
    ),
)

REMOVAL = Form(
    name="ask-for-removal",
    title="Ask for removal",
    about="Words on the site should not stand there. Say here only which; the rest in private.",
    opening=(
        f"{_PUBLIC} So do not write here who you are, who is meant, why, or the words themselves. Give the "
        "quotation's id, and write the rest to the private contact that the site names."
    ),
    label="removal",
    asks=(
        Ask(
            "about",
            "Which quotation",
            "Its id only, as its page shows it.",
            required=True,
            example="lamps-x7k2",
        ),
        Ask(
            "assent",
            "Before you send it",
            "It is needed.",
            "checkboxes",
            required=True,
            choices=(
                Choice("I have written here neither a name, nor a reason, nor the words", "silent", required=True),
            ),
        ),
    ),
    taken=False,
)

FORMS = (QUOTATION, ERROR, REMOVAL)
