"""Dates are read as EDTF writes them, sort by their earliest day and print as people say them."""

from __future__ import annotations

import random
import re

import pytest

from onrecord import edtf

SPOKEN = {
    "2022-05-21": "21 May 2022",
    "2022-05": "May 2022",
    "2022": "2022",
    "2023-01-29~": "about 29 January 2023",
    "2023-01?": "January 2023, uncertain",
    "2023%": "about 2023, uncertain",
    "2023-01-29~/..": "from about 29 January 2023",
    "../2020": "until 2020",
    "2022-05-21/2022-05-28": "21 to 28 May 2022",
    "2022-05-21/2022-06-03": "21 May 2022 to 3 June 2022",
    "2022-05-21~/2022-05-28": "about 21 May 2022 to 28 May 2022",
    "2014/2021": "2014 to 2021",
}

REFUSED = {
    "": "is not a date",
    "yesterday": "is not a date",
    "21/05/2022": "more than one `/`",
    "2022-13": "has no month 13",
    "2022-02-29": "has no day 29 in February 2022",
    "2022-00": "has no month 00",
    "0000": "has no year 0000",
    "2022-5-21": "is not a date",
    "٢٠٢٢": "is not a date",
    "..": "says no date",
    "../..": "is open on both sides",
    "2022/2021": "did you mean `2021/2022`?",
    "2022-05-21T10:00": "is not a date",
}


@pytest.mark.parametrize(("text", "spoken"), SPOKEN.items())
def test_a_date_prints_as_people_say_it(text: str, spoken: str) -> None:
    assert edtf.parse(text).spoken == spoken


@pytest.mark.parametrize(("text", "reason"), REFUSED.items())
def test_what_is_no_date_is_refused_with_what_to_write(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        edtf.parse(text)


def test_dates_sort_by_their_earliest_day_then_their_latest() -> None:
    ordered = ["../2015", "2016-06-05", "2016-06-06", "2016-07-01", "2016-07", "2022-05-21", "2022-05-21/..", "2023"]
    shuffled = random.Random(7).sample(ordered, len(ordered))
    assert [str(date) for date in sorted(map(edtf.parse, shuffled))] == ordered


@pytest.mark.parametrize(
    ("text", "iso", "year"), [("2023-01-29~/..", "2023-01-29", "2023"), ("../2020", "2020", "2020")]
)
def test_a_date_gives_what_html_takes(text: str, iso: str, year: str) -> None:
    assert (edtf.parse(text).iso, edtf.parse(text).year) == (iso, year)
