"""The rule once more, slow and simple, for invented text alone: shares no line with what it judges."""

from __future__ import annotations

import re
import unicodedata

SAME = {"‘": "'", "’": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "\n": " "}
INVISIBLE = "\u00ad\u200b\u200d\u200f\ufeff\ufe0f"
MARKS = r"[\"'.,;:!?()\[\]…—–-]"
BEFORE = re.compile(rf"(?:^|[ ]|—|…|\.\.){MARKS}*$")
AFTER = re.compile(rf"^{MARKS}*(?:$|[ ]|—|…|\.\.)")


def standing(quotation: str, segment: str) -> list[int]:
    """Where the quotation's characters stand with whole words at both ends; brackets are plain characters."""
    source = plain(segment)
    wanted = hyphens(plain(quotation))
    length = len(wanted)
    found = [at for at in range(len(source) - length + 1) if hyphens(source[at : at + length]) == wanted]
    return [at for at in found if is_whole(source[:at], source[at : at + length], source[at + length :])]


def parts_stand(parts: list[str], segment: str) -> bool:
    """Whether every part stands, each after the one before."""
    earliest = 0
    for part in parts:
        later = [at for at in standing(part, segment) if at >= earliest]
        if not later:
            return False
        earliest = later[0] + len(plain(part)) + 1
    return True


def plain(text: str) -> str:
    """Dashes that part words are `—`, other dashes `-` or `–`; everything else as it is compared."""
    text = "".join(SAME.get(character, character) for character in unicodedata.normalize("NFC", text))
    text = "".join(character for character in text if character not in INVISIBLE)
    text = re.sub("[-–—]{2,}", "—", text)
    text = re.sub(r"[.…]*(?:…|\.\.\.)[.…]*", "…", text)
    return re.sub(" +", " ", text).strip(" ")


def hyphens(text: str) -> str:
    return text.replace("—", "-").replace("–", "-")


def is_whole(before: str, words: str, after: str) -> bool:
    return begins_whole(before, words + after) and leaves_whole(before + words, after)


def begins_whole(before: str, rest: str) -> bool:
    if before.endswith("-") or (before.endswith("–") and re.match(r"[£.]?\d", rest)):
        return False
    if re.search(r"(?<!\.)\.$", before) and re.match(r"\d", rest):
        return False
    return bool(BEFORE.search(before) or re.match(r"—|…|\.\.", rest)) or left_out(before, rest)


def leaves_whole(text: str, after: str) -> bool:
    if AFTER.match(after) or re.search(r"(?:—|…|\.\.)$", text) or left_out(text, after):
        return True
    return bool(re.search(r"[^\W\d_]$", text) and re.match(r"[-–](?!free|proof|like)[^\W\d_]", after))


def left_out(before: str, after: str) -> bool:
    """A space was left out after a mark, or between two sentences."""
    if re.search(r"\S*(?:://|@)\S*$", before) or re.match(r"(?:t|s|re)\b", after):
        return False
    comma = re.search(r'[,;:!?"]$', before) and re.match(r"[^\W\d_]", after)
    return bool(comma or (re.search(r"[a-zé]\.$", before) and re.match(r"[A-Z]", after)))
