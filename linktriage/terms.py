"""Content terms and how rare they are: one tokenizer and one idf for all that compares texts.

The relevance check, the best paragraph and the learned order all read text through `terms`, so
that what one of them calls a shared word is a shared word for the others too.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

MAX_TERM = 40
"""Characters of the longest term; longer runs are data, not words."""

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u0652\u0900-\u0dff\u0e00-\u0eff"
"""Combining marks of scripts in which a word falls apart without them."""

_WORD = re.compile(rf"[\w{_MARKS}]+(?:['’][\w{_MARKS}]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Scripts written without spaces: Thai, Lao, Chinese characters, Japanese kana."""

STOP_WORDS = frozenset(
    """
    a about above after again against all almost also although always am an and another any are
    aren't around as at away back be became because become been before being below between both
    but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done
    down during each either else etc even ever every few for from further get gets getting go goes
    going gone got had hadn't has hasn't have haven't having he he's her here here's hers herself
    him himself his how however i i'd i'll i'm i've if in indeed into is isn't it it's its itself
    just let let's like made make makes making many may maybe me might more most much must my
    myself neither never no nor not now of off often on once one only onto or other others our
    ours ourselves out over own per perhaps please put quite rather really said same say says see
    seem seems shall she she's should shouldn't since so some something such take than that that's
    the their theirs them themselves then there there's therefore these they they'd they'll they're
    they've thing things this those though through thus to too toward towards under until up upon
    us use used uses using very via want was wasn't way we we'd we'll we're we've well were weren't
    what what's when where whether which while who who's whom whose why will with within without
    won't would wouldn't yes yet you you'd you'll you're you've your yours yourself yourselves
    aber als auch auf aus bei bis das dass dem den der des durch ein eine einem einen einer eines
    für haben hat ich ihr im ist kann mit nach nicht noch nur oder sich sie sind über um und uns
    unter vom von vor wenn werden wie wird wir zu zum zur
    au aux avec ce ces cette comme dans de du elle elles en est et être il ils je la le les leur
    leurs mais nous ont ou où par pas plus pour qu que qui sans ses sont sur un une vos votre vous
    al como con cuando del el ella ellos entre es esta este están fue ha hay la las lo los más muy
    nos para pero por porque se ser si sin sobre son su sus también una unos y ya
    ao aos com da das dos ela ele em essa esse foi isso já mas mesmo muito na nas não nos num numa
    os ou pela pelo seu sua suas também tem uma
    anche che chi come cui degli dei della delle di e gli hanno il nei nel nella non più quando
    questa questo sono sua sulla
    aan dat deze dit een het hij hun met naar niet ook op te van voor wordt zijn
    """.split()  # noqa: SIM905 - a paragraph of words reads better than a list of 400 strings
)
"""Words that say nothing of a topic: English first, then the commonest of its neighbours."""


def terms(text: str) -> list[str]:
    """Return the content terms of `text` in order: casefolded, stop words out, plurals folded."""
    return list(_terms(text))


@lru_cache(maxsize=512)
def _terms(text: str) -> tuple[str, ...]:
    """Return the terms of `text`; the paragraphs of one page are asked for several times."""
    found = _WORD.findall(text.casefold().replace("_", " "))
    words = [word for word in found if len(word) <= MAX_TERM]
    return tuple(chain.from_iterable(map(_terms_of, words)))


@lru_cache(maxsize=1 << 15)
def _terms_of(word: str) -> tuple[str, ...]:
    """Return the terms one casefolded word stands for: one, none, or its pairs of characters.

    Of a word with an apostrophe the longest part counts ("l'hôtel" is a hotel).
    """
    word = word.replace("’", "'")
    if _UNSPACED.search(word):
        return tuple(word[at : at + 2] for at in range(max(1, len(word) - 1)))
    if word in STOP_WORDS:
        return ()
    stem = max(word.removesuffix("'s").split("'"), key=len)
    stem = _singular(stem)
    return (stem,) if len(stem) > 1 and stem not in STOP_WORDS else ()


def _singular(word: str) -> str:
    """Fold a plural of four letters or more (the "S stemmer" of Harman, JASIS 42(1), 1991)."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and not word.endswith(("eies", "aies")):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("xes", "sses", "ches", "shes")) else word[:-1]


@dataclass(frozen=True, slots=True)
class Idf:
    """How rare each term is among `documents` texts. Frozen; empty, all terms weigh the same."""

    documents: int = 0
    frequency: Mapping[str, int] = field(default_factory=dict)
    """Term to the number of texts it stands in."""

    @classmethod
    def of_documents(cls, documents: Iterable[Iterable[str]]) -> Idf:
        """Count in how many of `documents`, each given as its terms, every term stands."""
        frequency: Counter[str] = Counter()
        count = 0
        for count, document in enumerate(documents, 1):  # noqa: B007 - the last count is the result
            frequency.update(set(document))
        return cls(count, frequency)

    def weight(self, term: str) -> float:
        """Return the weight of `term`, always above 0 (Robertson's idf as Lucene smooths it)."""
        found = self.frequency.get(term, 0)
        return math.log(1 + (self.documents - found + 0.5) / (found + 0.5))
