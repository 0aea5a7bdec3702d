"""What the accept strip is prefilled with: one link, from their page to one of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from linktriage.intent.already import Standing, standing_links
from linktriage.intent.anchors import anchor_kind
from linktriage.intent.guard import warnings
from linktriage.intent.places import NOWHERE, Confidence, Place, Places, best_places
from linktriage.intent.planning import PlannedTarget
from linktriage.intent.purpose import helps, signals
from linktriage.intent.ranking import ranked_targets
from linktriage.model import (
    AnchorKind,
    Approach,
    Campaign,
    Dossier,
    Helps,
    LinkIntent,
    Page,
    Placement,
    Prospect,
    Rel,
    Role,
    TargetPage,
)
from linktriage.terms import Idf
from linktriage.urls import home_of, key

OFFERED_TARGETS = 9
"""Targets that have a digit on the strip."""
SHOWN_WORDS = 3
PASSAGE_LIMIT = 600
"""Characters of their paragraph that an intent keeps."""

TextOf = Callable[[TargetPage], str]
"""What stands on a page of ours, as it was read last; empty when it never was."""


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
    """Empty when the person has to say it: no natural place was found, nobody has said why
    anyone would cite our page, or it is a money page or a home page."""
    approach: Approach
    helps: Helps
    helps_because: str
    """What tells that it helps their reader so."""
    signal: str
    rel: Rel = Rel.FOLLOW
    read: bool = True
    """Whether there was a page to look at; without one there is no place, natural or not."""
    standing: tuple[Standing, ...] = ()
    """Their links to us that stand there already."""
    warnings: tuple[str, ...] = ()


def suggest(  # noqa: PLR0913, PLR0917 - one value for each thing the strip depends on
    dossier: Dossier,
    planned: Sequence[PlannedTarget],
    campaign: Campaign,
    idf: Idf | None,
    chosen: TargetPage | None = None,
    intents: Sequence[LinkIntent] = (),
    text_of: TextOf = lambda _: "",
) -> Suggestion | None:
    """Return what to offer for a prospect, for the `chosen` target or the best one.

    None while there is no target at all.
    """
    if not planned:
        return None
    page, prospect = dossier.page, dossier.prospect
    ranked = ranked_targets(page, prospect.approach, planned, idf)
    target = chosen or ranked[0].target
    found = _places(page, prospect, target, campaign, idf, text_of)
    suggestion = _suggestion(found, prospect, target, campaign)
    return replace(
        suggestion,
        targets=tuple(ranked[:OFFERED_TARGETS]),
        read=page is not None,
        standing=standing_links(page, dossier.site, campaign, tuple(one.target for one in planned)),
        warnings=_warnings(suggestion, prospect, campaign, intents),
    )


def _places(  # noqa: PLR0913, PLR0917 - as above
    page: Page | None,
    prospect: Prospect,
    target: TargetPage,
    campaign: Campaign,
    idf: Idf | None,
    text_of: TextOf,
) -> Places:
    if page is None:
        return NOWHERE
    spots = dict(_spots(page, prospect, campaign))
    return best_places(page, target, idf, text_of(target), spots=spots)


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
    found: Places, prospect: Prospect, target: TargetPage, campaign: Campaign
) -> Suggestion:
    sure = found.confidence != "no natural place found"
    best = found.places[0] if found.places and sure else None
    anchor, kind = _anchor(best, target, campaign)
    rel = Rel.SPONSORED if _is_paid(prospect) else Rel.FOLLOW
    use, because = helps(target, best.text if best else "", prospect.approach)
    return Suggestion(
        targets=(),
        target=target,
        cluster=target.cluster,
        places=found.places,
        confidence=found.confidence,
        anchor=anchor,
        anchor_kind=kind,
        placement=best.placement if best else Placement.UNKNOWN,
        why=reason(best, target) if best else "",
        approach=prospect.approach,
        helps=use,
        helps_because=because,
        signal=signals(target, target.cluster, kind, rel, prospect.approach)[0],
        rel=rel,
    )


def _anchor(place: Place | None, target: TargetPage, campaign: Campaign) -> tuple[str, AnchorKind]:
    """Return the best anchor of a place with its kind, one that would fit any page last."""
    offered = place.anchors if place else ()
    known = [
        (text, anchor_kind(text, target, campaign.brand_terms, campaign.own_domains))
        for text in offered or (target.title or target.cluster,)
    ]
    return next((one for one in known if one[1] is not AnchorKind.GENERIC), known[0])


def reason(place: Place, target: TargetPage) -> str:
    """Return why the link should exist, from what their paragraph says and ours offers.

    Empty while nobody has said why anyone would cite ours, and for a money page or a home page:
    why their reader wants exactly that is to be said for each link.
    """
    is_home = key(home_of(target.url)) == key(target.url)
    if not target.why or target.role is Role.MONEY or is_home:
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
        "helps": suggestion.helps,
        "signal": suggestion.signal,
        "page_url": prospect.url,
    }
    return dict(fields)
