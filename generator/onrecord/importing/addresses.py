"""Addresses: where a page stands, without what only says how one reader came to it."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote_plus, urldefrag, urlsplit, urlunsplit

_DROPPED = {
    "clicks and campaigns": """
        fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid mkt_tok
        oly_anon_id oly_enc_id vero_id vero_conv rb_clickid s_cid icid ncid cmpid ocid wickedid _ga _gl _hsenc _hsmi
        __hssc __hstc __hsfp hsctatracking spm scm trk trkcampaign epik srsltid at_medium at_campaign ns_mchannel
        ns_source ns_campaign ns_linkname ns_fee ref ref_src ref_url referrer spref ved usg share_id shareid
    """,
    "what would let others in as that reader": """
        phpsessid jsessionid cfid sid session key sig auth gift unlocked_article_code st_refresh mail
    """,
}
_TRACES = frozenset(name for names in _DROPPED.values() for name in names.split())
_FAMILIES = ("utm_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_", "at_custom", "aspsessionid", "x-amz-", "x-goog-")
_OF_A_READER = re.compile(
    r"token|signature|e-?mail|session[-_.]?(?:id|key)|^session[-_.]|[-_.](?:session|auth|sig|key)$"
    r"|^(?:o?auth|openid)(?=[-_.\d]|key|user|code)|(?:api|access|auth|user|secret|private|share|login|reset)key$"
)
"""Names that say in any spelling that the value is a reader's; `author`, `keyword` and `monkey` do not."""

_E_MAIL = re.compile(r"[^@\s/]+@[^@\s/]+\.[a-z]{2,}")

_OF_HOST = (
    (re.compile(r"(?:.+\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be)"), ("si", "feature", "pp")),
    (re.compile(r"(?:.+\.)?(?:twitter\.com|x\.com)"), ("s", "t", "cxt")),
    (re.compile(r"(?:.+\.)?google\.[a-z.]{2,6}"), ("ei", "sei", "sca_esv", "gs_lcp")),
)
"""Names too short to mean one thing everywhere, by host."""

_VIEWS = frozenset(["showcomment", "replytocom", "replyto", "amp", "m", "outputtype"])
"""A comment of the page, an answer begun, a view for small screens. Which page of comments it is, is no view."""

_ONLY_AS = {
    "m": re.compile(r"[01]?"),  # Blogger's mobile view; elsewhere `m` may be a month
    "amp": re.compile(r"[01]?|true|amp"),
    "outputtype": re.compile(r"amp"),
    "sid": re.compile(r"(?=.*\d)[0-9a-z]{16,}"),  # a session, where a short one may number a story
    "session": re.compile(r"(?!\d{1,4}(?:[-/]\d{1,4})?$).*"),  # a session of some parliament has a number
}
"""Names that are dropped only with such a value, the whole of it in small letters."""

_MOBILE = (
    (re.compile(r"([a-z-]+)\.m\.(wik[a-z]+\.org)"), r"\1.\2"),
    (re.compile(r"(?:m|mobile)\.(twitter\.com|x\.com)"), r"\1"),
    (re.compile(r"m\.(facebook\.com|youtube\.com)"), r"www.\1"),
    # Blogger sends each reader to the address of the country they read in.
    (re.compile(r"([a-z0-9-]+)\.blogspot\.(?:co\.|com\.)?[a-z]{2}"), r"\1.blogspot.com"),
)
"""Hosts that show the pages of another: what stands for a whole host, and the host."""

_SESSION = re.compile(r";jsessionid=[^/?;]*", re.IGNORECASE)
_USUAL = {"http": 80, "https": 443}


def cleaned(address: str) -> str:
    """The address as it is recorded, or nothing where it is none that begins with `http://` or `https://`.

    Dropped are a reader's own traces (clicks, campaigns, sessions, tokens, a name and password), the mobile variants of
    a page, what opens one of its comments, and the fragment unless it names the page itself (`#!…`, `#/…`). Everything
    else stays as it is. What is cleaned stays the same when cleaned again.
    """
    return _without(address, views=True)


def traceless(address: str) -> str:
    """The same with the views of a page left in, for where a web archive holds more than one of them."""
    return _without(address, views=False)


def unfragmented(address: str) -> str:
    """The address as it is, to the place in the page that it leads to."""
    try:
        return urldefrag(address.strip()).url
    except ValueError:
        return address


def page_of(address: str) -> str:
    """What two addresses of one page share: cleaned, and alike whether or not the connection is secret."""
    return cleaned(address).partition("://")[2].rstrip("/")


def differ(one: str, other: str) -> bool:
    """Whether the queries of two addresses give one name different values, as of two numbers of a story."""
    said, again = (dict(parse_qsl(query_of(each), keep_blank_values=True)) for each in (one, other))
    return any(name in again and again[name] != value for name, value in said.items())


def query_of(address: str) -> str:
    """What stands in an address behind the question mark."""
    try:
        return urlsplit(address).query
    except ValueError:
        return ""


def _without(address: str, *, views: bool) -> str:
    try:
        parts = urlsplit(address.strip())
        host = _host(parts.scheme, parts.hostname or "", parts.port, views=views)
    except ValueError:
        return ""
    if parts.scheme not in _USUAL or not parts.hostname:
        return ""
    kept = (pair for pair in parts.query.split("&") if pair and not _is_dropped(pair, parts.hostname, views=views))
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    path = _SESSION.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme, host, path, "&".join(kept), fragment.partition(":~:")[0]))


def _host(scheme: str, name: str, port: int | None, *, views: bool) -> str:
    for pattern, host in _MOBILE if views else ():
        if found := pattern.fullmatch(name):
            name = found.expand(host)
    shown = f"[{name}]" if ":" in name else name
    return shown if port in (None, _USUAL.get(scheme)) else f"{shown}:{port}"


def _is_dropped(pair: str, host: str, *, views: bool) -> bool:
    raw, _, value = pair.partition("=")
    name, value = _name(raw), unquote_plus(value).lower()
    if name in _ONLY_AS and not _ONLY_AS[name].fullmatch(value):
        return False
    return (views and name in _VIEWS) or _is_trace(name, host) or bool(_E_MAIL.fullmatch(value))


def _name(raw: str) -> str:
    """The name of a pair; some copy an address as it is written in a page, where `&` is `&amp;`."""
    name = unquote_plus(raw).lower()
    while name.startswith("amp;"):
        name = name.removeprefix("amp;")
    return name


def _is_trace(name: str, host: str) -> bool:
    if name in _TRACES or name.startswith(_FAMILIES) or _OF_A_READER.search(name):
        return True
    return any(name in names for pattern, names in _OF_HOST if pattern.fullmatch(host))
