"""Templates print every value as MarkupSafe does, and leave the collector as they found it."""

from __future__ import annotations

import gc

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup, escape

from onrecord.build import collector
from onrecord.build.escaping import Printing, printed


class Marked:
    def __html__(self) -> str:
        return "<b>ours</b>"


class Told(str):
    __slots__ = ()


@pytest.mark.parametrize("value", ["", "plain", "<&>\"'", "“Ä” & co", Told("<"), 7, None, Markup("<i>"), Marked()])
def test_a_value_is_printed_as_markupsafe_escapes_it(value: object) -> None:
    assert printed(value) == str(escape(value))


def test_a_template_escapes_what_it_macro_and_parent_print() -> None:
    parent = "{% macro said(x) %}<q>{{ x }}</q>{% endmacro %}{{ said(x) }}|{% block b %}{% endblock %}"
    child = (
        '{% extends "p" %}{% block b %}{% set y %}{{ x }}{% endset %}{{ y }}|{{ "<" ~ x }}|{{ x|upper }}{% endblock %}'
    )
    given = DictLoader({"p": parent, "c": child})
    plain, ours = (Environment(loader=given, autoescape=True) for _ in range(2))
    ours.template_class = Printing
    expected = "<q>&lt;a&gt;</q>|&lt;a&gt;|&lt;&lt;a&gt;|&lt;A&gt;"
    assert ours.get_template("c").render(x="<a>") == plain.get_template("c").render(x="<a>") == expected
    assert ours.get_template("c").root_render_func.__globals__["escape"] is printed


def test_the_collector_rests_and_is_left_as_it_was() -> None:
    with collector.resting():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(ValueError, match="inside"), collector.resting():
        raise ValueError("inside")
    assert gc.isenabled()
    with collector.passing_over():
        assert gc.get_freeze_count()
    assert not gc.get_freeze_count()
