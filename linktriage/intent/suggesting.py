"""What the accept strip is prefilled with: one link, from their page to one of ours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linktriage.intent.anchors import anchor_kind
from linktriage.intent.guard import warnings
from linktriage.intent.places import NOWHERE, Confidence, Place, Places, best_places
from linktriage.intent.planning import PlannedTarget
from linktriage.intent.query import query_of
from linktriage.model import (
    AnchorKind,
    Campaign,
    LinkIntent,
    Page,
    Placement,
    Prospect,
    Rel,
    TargetPage,
)
from linktriage.terms import Idf, terms
from linktriage.urls import key

OFFERED_TARGETS = 9
"""Targets that have a digit on the strip."""
FITTING = 0.5
"""A target fits when it shares at least this part of what the best one shares."""
SHOWN_WORDS = 3
PASSAGE_LIMIT = 600
"""Characters of their paragraph that an intent keeps."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One link as it could be, and what else could be chosen."""

    targets: tuple[PlannedTarget, ...]
    """The best first: those that fit the page, least served first; then the others."""
    target: TargetPage
    cluster: str
    places: tuple[Place, ...]
    confidence: Confidence
    anchor: str
    anchor_kind: AnchorKind
    placement: Placement
    why: str
    """Empty when no natural place was found: then the person has to say it."""
    rel: Rel = Rel.FOLLOW
    warnings: tuple[str, ...] = ()


def suggest(  # noqa: PLR0913, PLR0917 - one value for each thing the strip depends on
    page: Page | None,
    prospect: Prospect,
    planned: Sequence[PlannedTarget],
    campaign: Campaign,
    idf: Idf | None,
    chosen: TargetPage | None = None,
    intents: Sequence[LinkIntent] = (),
) -> Suggestion | None:
    """Return what to offer for a prospect, for the `chosen` target or the best one.

    None while there is no target at all.
    """
    if not planned:
        return None
    ranked = _ranked(page, planned, idf)
    target = chosen or ranked[0].target
    found = _places(page, prospect, target, campaign, idf)
    suggestion = _suggestion(found, page, prospect, target, campaign)
    return replace(
        suggestion,
        targets=tuple(ranked[:OFFERED_TARGETS]),
        warnings=_warnings(suggestion, prospect, campaign, intents),
    )


def _ranked(
    page: Page | None, planned: Sequence[PlannedTarget], idf: Idf | None
) -> list[PlannedTarget]:
    """Return the targets that fit the page, least served first, then the rest by likeness."""
    rarity = idf.weight if idf and idf.documents else _alike
    said = {term for text in _texts(page) for term in terms(text)}
    fits = [_fit(one.target, said, rarity) for one in planned]
    best = max(fits)

    def place(at: int) -> tuple[bool, float, float, int]:
        fitting = best > 0 and fits[at] >= FITTING * best
        return not fitting, planned[at].planned if fitting else 0, -fits[at], at

    return [planned[at] for at in sorted(range(len(planned)), key=place)]


def _alike(_: str) -> float:
    return 1.0


def _texts(page: Page | None) -> Iterator[str]:
    if page:
        yield page.title
        yield from (paragraph.text for paragraph in page.paragraphs)


def _fit(target: TargetPage, said: set[str], rarity: Any) -> float:  # noqa: ANN401 - a function
    """Return the weight of the target's own words that the page says, as a share of all."""
    weights = query_of(target, "", rarity).weights
    total = sum(weight * rarity(term) for term, weight in weights.items())
    shared = sum(weight * rarity(term) for term, weight in weights.items() if term in said)
    return shared / total if total else 0.0


def _places(
    page: Page | None,
    prospect: Prospect,
    target: TargetPage,
    campaign: Campaign,
    idf: Idf | None,
) -> Places:
    if page is None:
        return NOWHERE
    return best_places(page, target, idf, spots=dict(_spots(page, prospect, campaign)))


def _spots(page: Page, prospect: Prospect, campaign: Campaign) -> Iterator[tuple[int, str]]:
    """Yield paragraphs that are places already: a dead link's, or an unlinked mention's."""
    dead = {key(one.facts.links_to) for one in prospect.candidates if one.facts.dead}
    for link in page.links:
        if link.paragraph is not None and key(link.url) in dead:
            yield link.paragraph, link.anchor
    if dead or any(link.site in campaign.own_domains for link in page.links):
        return
    for number, paragraph in enumerate(page.paragraphs):
        text = paragraph.text.casefold()
        for term in campaign.brand_terms:
            at = text.find(term.casefold())
            if at >= 0:
                yield number, paragraph.text[at : at + len(term)]


def _suggestion(
    found: Places,
    page: Page | None,
    prospect: Prospect,
    target: TargetPage,
    campaign: Campaign,
) -> Suggestion:
    sure = found.confidence != "no natural place found"
    best = found.places[0] if found.places and sure else None
    anchor = best.anchors[0] if best and best.anchors else target.title or target.cluster
    return Suggestion(
        targets=(),
        target=target,
        cluster=target.cluster,
        places=found.places,
        confidence=found.confidence,
        anchor=anchor,
        anchor_kind=anchor_kind(anchor, target, campaign.brand_terms, campaign.own_domains),
        placement=placement_of(page, best.paragraph if best else None),
        why=reason(best, target) if best else "",
        rel=Rel.SPONSORED if _is_paid(prospect) else Rel.FOLLOW,
    )


def placement_of(page: Page | None, paragraph: int | None) -> Placement:
    """Return where on the page a link in that paragraph would stand."""
    if page is None or paragraph is None or paragraph >= len(page.paragraphs):
        return Placement.UNKNOWN
    in_list = page.paragraphs[paragraph].kind in {"item", "cell"}
    return Placement.LIST if in_list else Placement.BODY


def reason(place: Place, target: TargetPage) -> str:
    """Return why the link should exist, from what their paragraph says and ours offers.

    Empty while nobody has said why anyone would cite ours.
    """
    if not target.why:
        return ""
    shared = ", ".join(place.words[:SHOWN_WORDS])
    speaks = f"their paragraph speaks of {shared}; our page: " if shared else ""
    return f"{speaks}{target.why}"


def _is_paid(prospect: Prospect) -> bool:
    return any(candidate.facts.price for candidate in prospect.candidates)


def _warnings(
    suggestion: Suggestion,
    prospect: Prospect,
    campaign: Campaign,
    intents: Sequence[LinkIntent],
) -> tuple[str, ...]:
    fields = suggested_fields(suggestion, prospect)
    fields["why"] = fields["why"] or suggestion.target.why or suggestion.cluster
    planned = LinkIntent(**fields)
    return warnings(planned, suggestion.target, intents, campaign.policy)


def suggested_fields(suggestion: Suggestion, prospect: Prospect) -> dict[str, Any]:
    """Return the fields of a `LinkIntent` as suggested, all but where they come from."""
    sure = suggestion.confidence != "no natural place found"
    best = suggestion.places[0] if suggestion.places and sure else None
    fields: Mapping[str, Any] = {
        "target": suggestion.target.url,
        "cluster": suggestion.cluster,
        "anchor": suggestion.anchor,
        "anchor_kind": suggestion.anchor_kind,
        "placement": suggestion.placement,
        "passage": best.text[:PASSAGE_LIMIT] if best else "",
        "paragraph": best.paragraph if best else None,
        "why": suggestion.why,
        "rel": suggestion.rel,
        "page_url": prospect.url,
    }
    return dict(fields)
