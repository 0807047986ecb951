"""Addresses: where a page stands, without what only says how one reader came to it."""

from __future__ import annotations

import re
from urllib.parse import unquote_plus, urlsplit, urlunsplit

_DROPPED = {
    "clicks and campaigns": """
        fbclid gclid gclsrc gbraid wbraid dclid msclkid yclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid mkt_tok
        oly_anon_id oly_enc_id vero_id vero_conv rb_clickid s_cid icid ncid cmpid ocid wickedid _ga _gl _hsenc _hsmi
        __hssc __hstc __hsfp hsctatracking spm scm trk trkcampaign epik srsltid
    """,
    "tokens and sessions, which would let others in as that reader": """
        phpsessid jsessionid cfid cftoken sessionid session_id access_token auth_token id_token token sharetoken gift
        unlocked_article_code st_refresh sid
    """,
    "a comment of the page, an answer begun, a view for small screens": """
        showcomment commentpage replytocom replyto amp m outputtype
    """,
}
_NAMES = frozenset(name for names in _DROPPED.values() for name in names.split())
_FAMILIES = ("utm_", "pk_", "mtm_", "piwik_", "matomo_", "hsa_", "at_custom", "aspsessionid")

_ONLY_AS = {
    "m": re.compile(r"[01]?"),  # Blogger's mobile view; elsewhere `m` may be a month
    "amp": re.compile(r"[01]?|true|amp"),
    "outputtype": re.compile(r"amp"),
    "sid": re.compile(r"(?=.*\d)[0-9a-zA-Z]{16,}"),  # a session, where a short one may number a story
}
"""Names that are dropped only with such a value, the whole of it."""

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
    try:
        parts = urlsplit(address.strip())
        host = _host(parts.scheme, parts.hostname or "", parts.port)
    except ValueError:
        return ""
    if parts.scheme not in _USUAL or not parts.hostname:
        return ""
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _is_dropped(pair))
    fragment = parts.fragment if parts.fragment.startswith(("!", "/")) else ""
    path = _SESSION.sub("", parts.path) or "/"
    return urlunsplit((parts.scheme, host, path, query, fragment.partition(":~:")[0]))


def page_of(address: str) -> str:
    """What two addresses of one page share: cleaned, and alike whether or not the connection is secret."""
    return cleaned(address).partition("://")[2].rstrip("/")


def _host(scheme: str, name: str, port: int | None) -> str:
    for pattern, host in _MOBILE:
        if found := pattern.fullmatch(name):
            name = found.expand(host)
    shown = f"[{name}]" if ":" in name else name
    return shown if port in (None, _USUAL.get(scheme)) else f"{shown}:{port}"


def _is_dropped(pair: str) -> bool:
    raw, _, value = pair.partition("=")
    name = unquote_plus(raw).lower()
    if name in _ONLY_AS:
        return bool(_ONLY_AS[name].fullmatch(unquote_plus(value).lower()))
    return name in _NAMES or name.startswith(_FAMILIES)
