"""The spellings of a word: whether two are one word, of which one was typed wrong, or are two words.

Without a dictionary most pairs of words a letter apart cannot be told from a slip: `paid` and `said`, `defended` and
`defunded`. So only what slips look like passes, and pairs of plain words that look so are listed.
"""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

LEAST, LONG, LONGER = 5, 8, 10
"""Letters: of any word; of one with a letter dropped or put in; of one with a letter for another."""


def is_respelt(one: str, other: str) -> bool:
    """Two letters changed round, or one doubled; in a longer word one dropped, or another, well inside it."""
    shorter = min(len(one), len(other))
    if shorter < LEAST or not (one.isalpha() and other.isalpha()) or one[0] != other[0]:
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1 or frozenset((one, other)) in _TWO_WORDS:
        return False
    is_as_long = len(one) == len(other)
    if sorted(one) == sorted(other) if is_as_long else _DOUBLED.sub(r"\1", one) == _DOUBLED.sub(r"\1", other):
        return True
    least = LONGER if is_as_long else LONG
    return shorter >= least and one[:4] == other[:4] and one[-2:] == other[-2:]


_DOUBLED = re.compile(r"(.)\1+")

_PAIRS = """
    causal casual  united untied  uniting untying  trial trail  trials trails  martial marital  angel angle
    quiet quite  diary dairy  sacred scared  bared beard  salve slave  reserve reverse  reserved reversed
    reserves reverses  discreet discrete  perform preform  performed preformed  unclear nuclear  parental prenatal
    barred bared  planned planed  planning planing  hopping hoping  hopped hoped  latter later  dinner diner
    dinners diners  dessert desert  desserts deserts  tilled tiled  starring staring  starred stared  batted bated
    comma coma  supper super  filled filed  filling filing  winning wining  canning caning  robbed robed
    tapped taped  tapping taping  scrapped scraped  scrapping scraping  stripped striped  stripping striping
    ratted rated  mopped moped  mopping moping  barring baring  pinned pined  pinning pining  scarred scared
    scarring scaring  matted mated  gripped griped  gripping griping  sniped snipped  sniping snipping
    slopped sloped  slopping sloping  willing wiling  polling poling  stopped stoped  loosing losing  looser loser
    loosers losers  choose chose  shoot shot  steep step  steeps steps  feeling felling  bitter biter
    cannon canon  cannons canons  rapped raped  rapping raping  holly holy  wholly holy  bellow below
    palled paled  stalled staled  dotted doted  dotting doting  cutter cuter  bussed bused  reefer refer
    conservation conversation  complement compliment  complements compliments  complementary complimentary
    stationary stationery  interstate intestate  contention convention  continuous contiguous
    uninformed uniformed  retained retrained  preposition proposition  underrated underrate  inhabited inhibited
    hospitable hospital  infected inflected  infection inflection  conforming confirming  conformed confirmed
    conformation confirmation  transmission transition  comprehensible comprehensive  competence competency
"""
_WORDS = _PAIRS.split()
_TWO_WORDS = frozenset(map(frozenset, zip(_WORDS[::2], _WORDS[1::2], strict=True)))
