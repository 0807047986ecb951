"""Pages on which several speak: each one's words stand in a segment of their own, are left out and told, or refused."""

from __future__ import annotations

import pytest

from onrecord import importing
from onrecord.importing import Thread, Unreadable

PAGE = "<!doctype html><head><meta charset=utf-8><title>Quay - Site</title>{head}</head><body>{body}</body>"
WORDPRESS = "<meta name=generator content='WordPress 6'>"
POST = "<article class=post><div class=entry-content>{}</div></article>"


def read(body: str, head: str = "") -> Thread:
    return importing.recognised(PAGE.format(body=body, head=head).encode())[1]


def texts(thread: Thread) -> dict[str, str]:
    return {segment.id: segment.text for segment in thread.segments}


def told(thread: Thread) -> str:
    return "\n".join(remark.message for remark in thread.remarks)


SEVERAL = {
    "two articles": "<main><article><h2>One</h2>Ann: yes.</article><article><h2>Two</h2>Bo: no.</article></main>",
    "a post and its answer": "<main><article>The ferry is late.</article><article>It is not.</article></main>",
    "two with a heading each": "<article><h1>A</h1>Late.</article><article><h1>B</h1>Not late.</article>",
    "a forum": "<main><h1>Ferries</h1>"
    + "<div><p class=postprofile>Ann</p><p class=postbody>Yes.</p></div>" * 2
    + "</main>",
    "posts by turns": "<h1>Ferries</h1><div class='postbody odd'>Yes.</div><div class='postbody even'>No.</div>",
    "a question answered": "<h1>Late?</h1><p class='s-prose a'>Why?</p><p class='s-prose b'>Fog.</p>",
    "a forum in microdata": "<h1>Ferries</h1>"
    + "<p itemscope itemtype=https://schema.org/DiscussionForumPosting>Yes.</p>" * 2,
}


@pytest.mark.parametrize("name", SEVERAL)
def test_a_page_of_several_voices_is_refused(name: str) -> None:
    with pytest.raises(Unreadable, match=r"^several (articles|voices): ") as refusal:
        read(SEVERAL[name])
    assert "one voice" in refusal.value.remedy


@pytest.mark.parametrize(
    "name",
    [
        "post-comments",
        "wpd-comments",
        "CommentList",
        "responses",
        "discussion",
        "article__replies",
        "disqus_thread",
        "reader-letters",
    ],
)
@pytest.mark.parametrize("key", ["class", "id"])
def test_comments_in_an_article_are_left_out_and_told(key: str, name: str) -> None:
    thread = read(f"<article><h1>Ferries</h1><p>None runs.</p><section {key}='x {name}'><p>I sail.</section></article>")
    assert texts(thread) == {"a1": "Ferries\n\nNone runs."}
    assert "comments (1)" in told(thread)


@pytest.mark.parametrize("marks", ["itemprop=comment", "itemscope itemtype=http://schema.org/Comment"])
def test_comments_that_only_microdata_names_are_left_out_and_told(marks: str) -> None:
    thread = read(f"<article><h1>Ferries</h1><p>None runs.</p><div {marks}><p>I sail.</div></article>")
    assert texts(thread) == {"a1": "Ferries\n\nNone runs."}
    assert "comments (1)" in told(thread)


def test_posts_of_a_forum_beside_the_text_are_no_several_voices() -> None:
    beside = "<div class=comments><p class=postbody>Yes.</p><p class=postbody>No.</p></div>"
    assert texts(read(f"<article><h1>Ferries</h1><p>None runs.</p>{beside}</article>")) == {
        "a1": "Ferries\n\nNone runs."
    }


def test_an_article_that_may_be_a_teaser_of_another_page_is_told() -> None:
    teaser = "<div class=side><article><h3>Boats</h3><p>Two sank.</p></article></div>"
    long, short = ("The keeper wrote of the fog. " * times for times in (9, 0))
    thread, own = (read(f"<h1>Fog</h1><div><p>{words}</p></div>{teaser}") for words in (long, short))
    assert "stand outside its one article" in told(thread)
    assert told(own) == ""


@pytest.mark.parametrize("heading", ["Comments", "3 comments", "Replies (2)"])
def test_a_heading_of_comments_that_no_box_holds_is_told(heading: str) -> None:
    body = "<article><h1>Ferries</h1><p>None runs.</p><{0}><h2>{1}</h2><p>I sail.</{0}></article>"
    assert "others' words may stand after it" in told(read(body.format("div", heading)))
    assert "others' words" not in told(read(body.format("div", f"{heading} of the keeper")))
    assert "others' words" not in told(
        read(body.format("div class=comments", heading).replace("</div class=comments>", "</div>"))
    )


def test_a_page_of_which_every_word_is_hidden_is_refused() -> None:
    with pytest.raises(Unreadable, match="holds no words"):
        read("<div aria-hidden=true><p>None runs.</p></div>")


TRANSLATED = (
    "<!doctype html><html class=translated-ltr><article>Light.</article>",
    "<!doctype html><article><font style='vertical-align: inherit'><font style='vertical-align: inherit'>Light.",
)


@pytest.mark.parametrize("page", TRANSLATED)
def test_a_page_that_a_browser_translated_is_refused(page: str) -> None:
    with pytest.raises(Unreadable, match="had translated the page") as refusal:
        importing.recognised(page.encode())
    assert "its own language" in refusal.value.remedy


def test_a_page_marked_for_translation_is_told() -> None:
    assert "in its own language" in told(read("<article _msttexthash=12>Light.</article>"))


@pytest.mark.parametrize(
    "name", ["commentary", "comments-open", "has-comments", "newsletters", "responsive", "uncorrelated"]
)
def test_a_name_like_that_of_comments_leaves_nothing_out(name: str) -> None:
    thread = read(f"<article><h1>Ferries</h1><div class={name}>None runs.</div></article>")
    assert (texts(thread), told(thread)) == ({"a1": "Ferries\n\nNone runs."}, "")


def test_a_box_that_holds_the_main_heading_holds_the_text() -> None:
    assert texts(read("<div class=comment-page><h1>Ferries</h1>None runs.</div>")) == {"a1": "Ferries\n\nNone runs."}


def test_an_article_in_the_article_is_another_voice() -> None:
    thread = read("<article><h1>Ferries</h1><p>None runs.</p><article><p>I sail.</p></article></article>")
    assert texts(thread) == {"a1": "Ferries\n\nNone runs."}
    assert "articles inside the article (1)" in told(thread)


def test_articles_beside_the_article_are_no_several() -> None:
    beside = "<aside><article>Boats.</article></aside><div class=comments><article>I sail.</article></div>"
    assert texts(read(f"<main><article>None runs.</article>{beside}</main>")) == {"a1": "None runs."}


def test_a_main_part_read_whole_is_told() -> None:
    assert "all the words of its main part" in told(read("<main><h1>Ferries</h1><p>None runs.</p></main>"))


COMMENT = "<ol class=commentlist><li class=comment id=comment-1>{}</li></ol>"
# The inside of a comment, its words, and what is told of it.
COMMENTS = (
    (
        "<cite>Ann</cite> Says:<p>First.</p>bare <b>words</b><p>Second.</p><div>Third.</div>",
        "First.|bare words|Second.|Third.",
        "“Ann Says:”",
    ),
    ("<div class=comment-body><span>Zed wrote on May 1</span><p>Two.</p></div>", "Two.", "“Zed wrote on May 1”"),
    ("<div class=comment-body><div class=vcard>Zed</div><p>Two.</p></div>", "Two.", ""),
    ("<div class=comment-body><b>Zed</b>10:15Two.</div>", "Zed10:15Two.", "is not marked off"),
    (
        "<div class=comment-text><p>I said</p> <div class=reply>Reply</div> <p>never</p></div>",
        "I said|\ufffc|never",
        "between a comment's paragraphs (1)",
    ),
    ("<div class=comment-text><p>I said</p><a href='/?replytocom=1'>Reply</a></div>", "I said", ""),
    ("<div class=comment-text><p>I said</p><div class=reply>Reply</div></div>", "I said", ""),
    ("<div class=comment-text><p><img alt=ok src=ok.png></p></div>", "\ufffc", "c1 holds no words"),
    ("<div class=comment-text><p>I <b><a href='/?replytocom=1'>said</a></b> so</p></div>", "I said so", ""),
    ("<div class=comment-text><p>I said</p><p><a href='/?replytocom=1'>Reply</a></p></div>", "I said", ""),
)


@pytest.mark.parametrize(("inside", "words", "remark"), COMMENTS)
def test_no_words_of_a_comment_are_lost_and_no_name_is_among_them(inside: str, words: str, remark: str) -> None:
    thread = read(POST.format("Post.") + COMMENT.format(inside), WORDPRESS)
    assert texts(thread) == {"e1": "Post.", "c1": words.replace("|", "\n\n")}
    assert remark in told(thread)
    assert bool(remark) == bool(thread.remarks)


@pytest.mark.parametrize(
    "reply", ["<ul class=children><li>{}</li></ul>", "<ul><li id=comment-2>{}</ul>", "<ol><li id=li-comment-2>{}</ol>"]
)
@pytest.mark.parametrize("inside", ["<p>I sail.", "<div class=comment-body><p>I sail.</div>"])
def test_a_reply_that_no_class_names_is_a_voice_of_its_own(inside: str, reply: str) -> None:
    thread = read(POST.format("Post.") + COMMENT.format(f"<p>Late.</p>{reply.format(inside)}"), WORDPRESS)
    assert texts(thread) == {"e1": "Post.", "c1": "Late.", "c1.r1": "I sail."}


def test_a_related_post_is_no_second_one() -> None:
    related = f"<section class=related-posts>{POST.format('Boats.')}</section>"
    assert texts(read(related + POST.format("Post."), WORDPRESS)) == {"e1": "Post."}


@pytest.mark.parametrize("category", ["category-comment", "tag-related"])
def test_a_post_is_of_no_other_because_of_its_categories(category: str) -> None:
    posts = f"<article class='post {category}'>{POST.format('Post.')}</article>{POST.format('Boats.')}"
    with pytest.raises(Unreadable, match="prints 2 posts"):
        read(posts, WORDPRESS)


def test_a_post_that_a_widget_shows_is_not_the_post() -> None:
    shown = "<div class='widget FeaturedPost'><p class=post-body>Boats.</p></div>"
    own = "<div class='widget Blog'><p class=post-body>Post.</p></div>"
    assert texts(read(shown + own, BLOGGER)) == {"e1": "Post."}


BLOGGER = "<meta name=generator content=blogger>"
THREADED = "<ol id=top-ra><li class=comment><p class=comment-content>I sail.{}<i class=comment-actions>Reply</i></ol>"


def test_words_that_a_stray_block_puts_outside_a_comment_are_told() -> None:
    spilled, whole = (read(THREADED.format(rest), BLOGGER) for rest in ("<div>Not I.</div>", ""))
    assert texts(spilled) == texts(whole) == {"c1": "I sail."}
    assert ("after its own element" in told(spilled), "after its own element" in told(whole)) == (True, False)


def test_a_line_is_told_only_where_one_element_has_the_name() -> None:
    page = THREADED.format("").replace("<li", "\n<li id=c9")
    (once,), (twice,) = (read(body, BLOGGER).segments for body in (page, f"<a id=c9></a>{page}"))
    assert (once.line, twice.line) == (2, 0)


def test_comments_in_the_element_of_a_post_are_not_its_words() -> None:
    body = "<div class=post-body>None runs.<dl id=comments-block><dt>Ann<dd class=comment-body>I sail.</dl></div>"
    assert texts(read(body, BLOGGER)) == {"e1": "None runs.", "c1": "I sail."}


def test_a_part_of_a_comments_words_is_no_further_part() -> None:
    parted = "<div class=comment-text><div class=comment-content>Late.</div> I sail.</div>"
    thread = read(POST.format("Post.") + COMMENT.format(parted), WORDPRESS)
    assert (texts(thread), told(thread)) == ({"e1": "Post.", "c1": "Late.\n\nI sail."}, "")


@pytest.mark.parametrize("name", ["wpd-comment", "author-box", "post-author-bio", "crp_related", "about-author"])
def test_what_plugins_put_into_a_post_is_left_out_and_told(name: str) -> None:
    thread = read(POST.format(f"<p>Post.</p><div class={name}>Others.</div>"), WORDPRESS)
    assert texts(thread) == {"e1": "Post."}
    assert "left out of the text: " in told(thread)


def test_comments_printed_in_an_unknown_way_are_told() -> None:
    for box in (
        "<div id=wpdcom><div class=wpd-comment>I sail.</div></div>",
        "<dl><dt class=comment>Ann<dd>I sail.</dl>",
    ):
        thread = read(POST.format("Post.") + box, WORDPRESS)
        assert texts(thread) == {"e1": "Post."}
        assert "none is read" in told(thread)


@pytest.mark.parametrize(
    "box", ["<ol class=commentlist></ol>", "<span class=comment><a class=comment href='#respond'>Comment</a></span>"]
)
def test_a_page_without_comments_is_said_to_have_none_unread(box: str) -> None:
    assert "none is read" not in told(read(POST.format("Post.") + box, WORDPRESS))


def test_a_post_of_wordpress_is_not_parted_by_the_conventions_of_another_blog() -> None:
    thread = read(POST.format("<p>I went and said:-</p><p>Late.</p><p>*****</p><p>Then I left.</p>"), WORDPRESS)
    assert texts(thread) == {"e1": "I went and said:-\n\nLate.\n\n*****\n\nThen I left."}
    assert "others' words may stand in it" in told(thread)


LINKED = '<script type=application/ld+json>{"datePublished": "2023-04-05"}</script>'
BESIDE = "<aside><h1 class=entry-title>Old</h1><span class=post-date>May 1, 2011</span></aside>"


@pytest.mark.parametrize(
    ("own", "head", "facts"),
    [
        ("", LINKED, ("Quay", "2023-04-05")),
        ("<h1 class=entry-title>New</h1>", LINKED, ("New", "2023-04-05")),
        ("<i class=post-date>2 May 2020</i>", LINKED, ("Quay", "2020-05-02")),
        ("", "", ("Quay", "2011-05-01")),
    ],
)
def test_a_post_says_of_itself_before_what_stands_beside_it(own: str, head: str, facts: tuple[str, str]) -> None:
    body = f"{BESIDE}<article>{own}<div class=entry-content>Post.</div></article>"
    thread = read(body, f"{WORDPRESS}<meta property=og:title content=Quay>{head}")
    assert (thread.title, thread.published) == facts


def test_the_name_of_a_site_is_not_an_articles_title() -> None:
    body = "<header><h1>The Daily Gull</h1></header><article><h2>Late</h2>None runs.</article>"
    assert read(body, "<meta property=og:title content=Late>").title == "Late"


@pytest.mark.parametrize(
    ("label", "codec", "words"), [("cp1251", "cp1251", "Маяк погас"), ("x-sjis", "cp932", "灯台は消えた")]
)
def test_an_encoding_has_many_names(label: str, codec: str, words: str) -> None:
    page = f"<!doctype html><meta charset={label}><article>{words}</article>".encode(codec)
    assert texts(importing.recognised(page)[1]) == {"a1": words}
