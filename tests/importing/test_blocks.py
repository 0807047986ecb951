"""What of a page's markup parts words, joins them or leaves them out."""

import pytest

from onrecord import importing

# The markup of an article, its text, and a word of the remark it gives rise to.
FRAGMENTS = (
    ("un<b>der</b>st<i></i>a<!-- x -->n<wbr>d", "understand", ""),
    ("under\n<b> stand </b>\nby", "under stand by", ""),
    ("under<b> </b>stand", "under stand", ""),
    ("a&nbsp;&nbsp;b", "a\u00a0\u00a0b", ""),
    ("one<br>two<br><br>three", "one\ntwo\n\nthree", ""),
    ("one<br/> \n <br/>two", "one\n\ntwo", ""),
    ("<div>one</div>two<div>three</div>", "one\n\ntwo\n\nthree", ""),
    ("<table><tr><td>un</td><td>able</td></tr></table>", "un\n\nable", ""),
    ("<ul><li>un<li>able</ul>", "un\n\nable", ""),
    ("<dl><dt>un<dd>able</dl>", "un\n\nable", ""),
    ("<p>the same</p><p>the same</p>", "the same\n\nthe same", ""),
    ("<pre>a  b\n\n  c</pre>", "a  b\n\nc", ""),
    ("<p style='white-space: pre-wrap'>a\nb  c</p>", "a\nb  c", ""),
    ("<span style='display:block'>un</span><span style='display:block'>able</span>", "un\n\nable", ""),
    ("We do <span style='display:none'>not </span>agree", "We do agree", "hides"),
    ("We do <span style='opacity:0.5'>not </span>agree", "We do not agree", ""),
    ("We do <span style='visibility: hidden'>not </span>agree", "We do agree", "hides"),
    ("We do <span aria-hidden='true'>not</span> agree", "We do \ufffc agree", "screen readers"),
    ("We do <img alt='not' src='not.gif'> agree", "We do \ufffc agree", "images"),
    ("We do <button>not</button> agree", "We do \ufffc agree", "forms"),
    ("We do <svg><text>not</text></svg> agree", "We do \ufffc agree", "drawings"),
    ("We do <s>not</s> agree", "We do not agree", "strikes out"),
    ("No<img src='line.png'>body came", "No\ufffcbody came", ""),
    ("<p class='hidden md:block'>Never</p>End", "\ufffc\n\nEnd", "at some widths"),
    ("<span aria-hidden=true>N</span>o keeper came", "\ufffco keeper came", "screen readers"),
    ("We do <span style='text-decoration: line-through'>not</span> agree", "We do not agree", "strikes out"),
    ("<img alt='A view' src='v.jpg'>The view.", "The view.", "images"),
    ("Bees <img alt='🐝' src='b.png'> fly", "Bees 🐝 fly", ""),
    ("Bees <img class='emoji' alt='1️⃣' src='b.png'> fly", "Bees 1️⃣ fly", ""),
    ("Bees <img class='wp-smiley' alt=':-D' src='b.png'> fly", "Bees :-D fly", ""),
    ("Bees <img class='emoji' alt='never' src='b.png'> fly", "Bees \ufffc fly", "images"),
    (
        "10<sup>2</sup> oars, 10<sub>-3</sub>; 11<sup>th</sup>, H<sub>2</sub>O",
        "10\ufffc2 oars, 10\ufffc-3; 11th, H2O",
        "raised",
    ),
    ("<q>Out</q>, he said", "Out, he said", "marks the page draws"),
    ("<blockquote>Out.</blockquote>", "Out.", "another's"),
    ("<img alt=N src=n.png>o keeper came", "\ufffco keeper came", "images"),
    ("<div popover>never</div>End", "End", "hides"),
    ("un<hr>able", "un\n\nable", ""),
    ("<ruby>light<rtc>never</rtc></ruby> house", "light\ufffc house", "ruby"),
    ("We do <x-y><template shadowrootmode=open>not</template></x-y> agree", "We do \ufffc agree", "a script draws"),
    ("We do <i style='position:absolute; left:-9999px'>not </i>agree", "We do agree", "hides"),
    ("We do <i style='clip: rect(0 0 0 0)'>not </i>agree", "We do agree", "hides"),
    ("We do <i style='clip: rect(0px, 600px, 400px, 0px)'>not</i> agree", "We do not agree", ""),
    ("We do <i style='left:-99px; clip: rect(2px,9px,9px,2px)'>not</i> agree", "We do not agree", ""),
    ("It isn\ufffdt so", "It isn\ufffdt so", "were lost"),
    ("<ruby>light<rt>never</rt></ruby> house", "light\ufffc house", "ruby"),
    ("&lt;p&gt; &amp;amp; &copy &#150; &#x1F525;", "<p> &amp; © – 🔥", ""),
    ("a<script>never</script>b<style>never</style>c<template>never</template>d", "abcd", ""),
    ("<form>never<input value=never></form>End", "End", "forms"),
    ("<form><table><tr><td>All</td></tr></table></form>", "All", ""),
    ("\u202bשלום\u202c <bdo dir=rtl>abc</bdo>", "\u202bשלום\u202c abc", ""),
    ("<p hidden=until-found>never</p>End", "End", "hides"),
    ("<svg><style><![CDATA[never]]></style></svg>End", "End", "drawings"),
)


@pytest.mark.parametrize(("markup", "text", "remark"), FRAGMENTS)
def test_words_stand_as_a_browser_shows_them(markup: str, text: str, remark: str) -> None:
    _, thread = importing.recognised(f"<!doctype html><meta charset=utf-8><article>{markup}</article>".encode())
    (segment,) = thread.segments
    assert (segment.id, segment.kind, segment.text) == ("a1", "article", text)
    assert [remark in told.message for told in thread.remarks] == ([True] if remark else [])


# The page's head or how it begins, and its facts.
FACTS = (
    ("<title>Site: <b>x</b></title>", ("Site: <b>x</b>", "", "")),
    ("<meta property=og:title content='A &amp; B'>", ("A & B", "", "")),
    ("<meta property=article:published_time content='2020-02-30T00:00'>", ("", "", "")),
    ("<meta property=article:published_time content='2020-02-29T23:59'>", ("", "2020-02-29", "")),
    ('<script type=application/ld+json>{\'a\': [{"datePublished" : "2019-04-12"}]}</script>', ("", "2019-04-12", "")),
    ("<link rel=canonical href=' https://quay.example/a '>", ("", "", "https://quay.example/a")),
    ("<link rel=canonical href='javascript:x'><meta property=og:url content='http://[bad'>", ("", "", "")),
    (
        "<link rel=canonical href='/a'><meta property=og:url content='http://quay.example/b'>",
        ("", "", "http://quay.example/b"),
    ),
)


@pytest.mark.parametrize(("head", "facts"), FACTS)
def test_a_page_says_what_it_is(head: str, facts: tuple[str, str, str]) -> None:
    _, thread = importing.recognised(f"<!doctype html><head>{head}</head><article>Words.</article>".encode())
    assert (thread.title, thread.published, thread.address) == facts


SEVERAL = "<!doctype html><meta name=generator content={0}>" + "<div class='{1}'>One.</div>" * 2


@pytest.mark.parametrize(("generator", "body"), [("Blogger", "post-body"), ("WordPress", "entry-content")])
def test_a_page_of_several_posts_is_refused(generator: str, body: str) -> None:
    with pytest.raises(importing.Unreadable) as refusal:
        importing.recognised(SEVERAL.format(generator, body).encode())
    assert "2 posts" in refusal.value.message
    assert "the post that is quoted" in refusal.value.remedy
