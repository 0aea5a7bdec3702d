"""The best paragraphs of somebody else's page for a link to a page of ours.

Reached on 1,053 real editorial links between public-domain articles, their markup removed: see
`benchmarks/placement.py`, which measures it again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from linktriage.intent.openings import Opening, openings
from linktriage.intent.phrases import phrases
from linktriage.intent.query import Query, query_of
from linktriage.intent.scoring import Rarity, mean_length, rarity_on, scores, strengths
from linktriage.intent.zones import placement_of
from linktriage.model import Page, Placement, TargetPage
from linktriage.terms import Idf, terms
from linktriage.urls import key

Confidence = Literal["this paragraph", "one of these", "no natural place found"]

OFFERED = 3
WEAKEST = 0.16
WEAKEST_WITHOUT_TEXT = 0.21
WEAKEST_BY_NAME = 0.36
"""Strength below which no paragraph is a natural place: for a target whose own text is known, one
known by title and description, and one known by its name alone. The less is known, the more a
chance word counts. On the labelled links 94, 91 and 90 % of unrelated pages stay below, and so do
18, 18 and 20 % of the pages that did link to the target."""
MANY = 2
"""Words of what our page is called that are no chance; a name of one word says all of itself."""
CHANCE = 1.3
"""How many times as strong a place has to be that says only one of them."""
FEWEST_WORDS = 3
"""Words shared that make a place on a page which does not name what our page is about."""
CLEAR_MARGIN = 0.45
"""Lead of the best paragraph over the second, as a share of its score, that settles it."""


@dataclass(frozen=True, slots=True)
class Place:
    """One paragraph in which the link would help."""

    paragraph: int
    """Its number among the page's paragraphs, from 0."""
    text: str
    words: tuple[str, ...]
    """The terms it shares with the target: those of its cluster, then the most telling.

    Numbers help to find a place, but say nothing of what it is about.
    """
    links: int
    """How many links stand in it already."""
    linked: tuple[str, ...]
    """The words that these links stand on."""
    links_to_target: bool
    anchors: tuple[str, ...]
    """Up to three phrases that already stand in it, to link from."""
    score: float
    """From 0 to 1, to compare paragraphs of this page."""
    margin: float
    """Its lead over the next one, as a share of its score."""
    placement: Placement = Placement.BODY
    """Where on the page it stands."""


@dataclass(frozen=True, slots=True)
class Places:
    """At most three places, best first, and in words how sure that is."""

    places: tuple[Place, ...]
    confidence: Confidence


NOWHERE = Places((), "no natural place found")


def best_places(
    page: Page,
    target: TargetPage,
    idf: Idf | None,
    target_text: str = "",
    *,
    spots: Mapping[int, str] | None = None,
) -> Places:
    """Return where on `page` a link to `target` would help its reader.

    `target_text` is the target's own text, when it was read. `spots` names paragraphs that are
    places already, with the words to link: a mention without a link, a link that is dead.
    """
    spots = spots or {}
    found = openings(page, also=spots)
    texts = [Counter(opening.terms) for opening in found]
    here = rarity_on([opening.terms for opening in found], idf)
    everywhere = cache(idf.weight) if idf is not None and idf.documents else here
    query = query_of(target, target_text, everywhere)
    ranked = _ranked(found, scores(texts, query, here), spots) if found else []
    if not ranked:
        return NOWHERE
    best = [texts[at] for at, _ in ranked[:OFFERED]]
    strongest = max(strengths(best, query, everywhere, mean_length(texts)))
    margins = _margins([score for _, score in ranked])
    places = [
        replace(
            _place(found[at], target, query, everywhere, score, margin, spots),
            placement=placement_of(page, found[at].number),
        )
        for (at, score), margin in zip(ranked[:OFFERED], margins, strict=False)
    ]
    if len(spots) and (known := sum(place.paragraph in spots for place in places)):
        return Places(tuple(places), "this paragraph" if known == 1 else "one of these")
    by_chance = not any(_names(each.keys(), query) for each in best)
    sure = strongest >= _weakest(target, target_text) * (CHANCE if by_chance else 1)
    said = {term for opening in found for term in opening.terms} | set(terms(page.title))
    about = _is_little_known(target, target_text) or _names(said, query)
    return Places(tuple(places), _confidence(places[0], query, sure, about))


def _names(said: AbstractSet[str], query: Query) -> bool:
    """Tell whether these terms name our page: by two words of its cluster, else of its title."""
    name = query.cluster if len(query.cluster) >= MANY else query.names
    return len(name & said) >= min(MANY, len(name))


def _weakest(target: TargetPage, text: str) -> float:
    if text:
        return WEAKEST
    return WEAKEST_WITHOUT_TEXT if target.description else WEAKEST_BY_NAME


def _is_little_known(target: TargetPage, text: str) -> bool:
    """Tell whether a title is all there is: too few words to ask for several."""
    return not text and not target.description and len(set(terms(target.cluster))) < MANY


def _ranked(
    found: Sequence[Opening], scored: Sequence[float], spots: Mapping[int, str]
) -> list[tuple[int, float]]:
    """Return index and score of one opening more than is offered: spots, then the best."""
    is_spot = [opening.number in spots for opening in found]
    kept = [at for at, score in enumerate(scored) if score > 0 or is_spot[at]]
    kept.sort(key=lambda at: (not is_spot[at], -scored[at], at))
    return [(at, scored[at]) for at in kept[: OFFERED + 1]]


def _margins(scored: Sequence[float]) -> list[float]:
    """Return each one's lead over the next, as a share of its own score."""
    following = [*scored[1:], 0.0]
    return [
        max(0.0, (score - below) / score) if score else 0.0
        for score, below in zip(scored, following, strict=True)
    ]


def _place(  # noqa: PLR0913, PLR0917 - one value out of all that is known of it
    opening: Opening,
    target: TargetPage,
    query: Query,
    rarity: Rarity,
    score: float,
    margin: float,
    spots: Mapping[int, str],
) -> Place:
    said = {term for term in opening.terms if not term.isdecimal()}
    shared = said & query.weights.keys() or said & query.counts.keys()
    cluster = set(terms(target.cluster))

    def telling(term: str) -> tuple[bool, float, str]:
        return term not in cluster, -query.weights.get(term, 0.0) * rarity(term), term

    text = opening.paragraph.text
    anchors = phrases(text, opening.links, query, rarity)
    spot = spots.get(opening.number)
    if spot:
        anchors = (spot, *(anchor for anchor in anchors if anchor != spot))[:OFFERED]
    ours = key(target.url)
    return Place(
        paragraph=opening.number,
        text=text,
        words=tuple(sorted(shared, key=telling)),
        links=len(opening.links),
        linked=tuple(link.anchor for link in opening.links),
        links_to_target=any(key(link.url) == ours for link in opening.links),
        anchors=anchors,
        score=score,
        margin=margin,
    )


def _confidence(first: Place, query: Query, sure: bool, about: bool) -> Confidence:
    """Say in words how sure the first place is; `about` when their page names ours.

    One word of our title is never a clear case: "resume" stands on the page of a games console
    too. And two words of all that is known of our page are a place only on a page about it.
    """
    if not sure or (len(first.words) < FEWEST_WORDS and not about):
        return "no natural place found"
    named = len(query.names & set(first.words)) > 1
    return "this paragraph" if named and first.margin >= CLEAR_MARGIN else "one of these"
