"""The form behind the accept strip: what is suggested, what was typed, and the intent it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from linktriage.model import (
    Accept,
    AnchorKind,
    Campaign,
    Helps,
    LinkIntent,
    Placement,
    Provenance,
    Rel,
    TargetPage,
)

if TYPE_CHECKING:
    from linktriage.intent import Place, PlannedTarget, Suggestion

TEXTS = ("anchor", "why", "cluster", "signal")
"""The fields in which a person types."""

FIELDS = ("target", "passage", "placement", "rel", "helps", *TEXTS)
"""All fields of which it is kept where they come from."""

PASSAGE = 600
"""Characters of their paragraph that an intent keeps."""

PAID = "money was asked for this link: it must be marked rel=sponsored"


@dataclass(frozen=True, slots=True)
class Form:
    """One link intent while it is planned. Every change gives a new form."""

    campaign: Campaign
    suggestion: Suggestion
    targets: tuple[PlannedTarget, ...]
    """What the digits 1 to 9 choose from; their order stays while one prospect is planned."""
    texts: Mapping[str, str]
    place: int | None
    """The number of the suggested place taken; None is no place."""
    rel: Rel
    placement: Placement
    """Where on their page the link would stand."""
    helps: Helps
    """What it helps their reader to do."""
    provenance: Mapping[str, Provenance] = field(default_factory=dict)

    @property
    def target(self) -> TargetPage:
        """The target page chosen."""
        return self.suggestion.target

    @property
    def taken(self) -> Place | None:
        """The paragraph chosen."""
        return None if self.place is None else self.suggestion.places[self.place]

    @property
    def anchors(self) -> tuple[str, ...]:
        """The phrases offered as anchors: they stand in the paragraph chosen."""
        return self.taken.anchors if self.taken else ()

    @property
    def kind(self) -> AnchorKind:
        """What the anchor is, as it stands now."""
        return self.kind_of(self.texts["anchor"])

    def kind_of(self, anchor: str) -> AnchorKind:
        """Return what such an anchor would be."""
        from linktriage.intent import anchor_kind

        brand, own = self.campaign.brand_terms, self.campaign.own_domains
        return anchor_kind(anchor, self.target, brand, own)

    def typed(self, name: str, text: str) -> Form:
        """Return the form with a field as it was typed."""
        if text == self.texts[name]:
            return self
        suggested = {**self._suggested(), "signal": self._signals()[0]}
        source = Provenance.SUGGESTED if text == suggested[name] else Provenance.TYPED
        return self.with_sources(texts={**self.texts, name: text}, **{name: source}).signalled()

    def with_target(self, suggestion: Suggestion) -> Form:
        """Return the form for the target of another suggestion; what was typed stays."""
        left = self._let_go()
        form = replace(left, suggestion=suggestion, place=_first_place(suggestion))
        return form.suggest_anew().with_sources(target=Provenance.TYPED)

    def renewed(self, suggestion: Suggestion) -> Form:
        """Return the form with what is suggested now; what was chosen and typed stays."""
        taken = self.taken.paragraph if self.taken else None
        places = [place.paragraph for place in suggestion.places]
        none = self.place is None and self._is_typed("passage")
        place = None if none else _first_place(suggestion)
        place = places.index(taken) if taken in places else place
        form = replace(self, suggestion=suggestion, targets=suggestion.targets, place=place)
        return form.suggest_anew()

    def next_place(self) -> Form:
        """Return the form with the next place, behind the last one with none."""
        count = len(self.suggestion.places)
        following = 0 if self.place is None else self.place + 1
        return self.at_place(following if following < count else None)

    def at_place(self, place: int | None) -> Form:
        """Return the form with one of the places, or none; what was typed stays."""
        if place == self.place:
            return self
        form = replace(self._let_go(), place=place)
        return form.suggest_anew().with_sources(passage=Provenance.TYPED)

    def next_anchor(self) -> Form:
        """Return the form with the next of the phrases that stand in the paragraph chosen."""
        known = self.anchors
        if not known:
            return self
        at = known.index(self.texts["anchor"]) + 1 if self.texts["anchor"] in known else 0
        texts = {**self.texts, "anchor": known[at % len(known)]}
        return self.with_sources(texts=texts, anchor=Provenance.TYPED).signalled()

    def _let_go(self) -> Form:
        """Return the form without an anchor picked in a paragraph that is about to be left."""
        if self.texts["anchor"] not in self.anchors:
            return self
        return self.with_sources(anchor=Provenance.SUGGESTED)

    def next_rel(self) -> Form:
        """Return the form with the next rel expected."""
        form = replace(self, rel=_after(self.rel)).with_sources(rel=Provenance.TYPED)
        return form.signalled()

    def next_placement(self) -> Form:
        """Return the form with the next zone of their page."""
        placement = _after(self.placement)
        return replace(self, placement=placement).with_sources(placement=Provenance.TYPED)

    def next_use(self) -> Form:
        """Return the form with the next thing that the link helps their reader to do."""
        return replace(self, helps=_after(self.helps)).with_sources(helps=Provenance.TYPED)

    def next_signal(self) -> Form:
        """Return the form with the next of the signals that such a link can send."""
        known = self._signals()
        at = known.index(self.texts["signal"]) + 1 if self.texts["signal"] in known else 0
        texts = {**self.texts, "signal": known[at % len(known)]}
        return self.with_sources(texts=texts, signal=Provenance.TYPED)

    @property
    def helps_because(self) -> str:
        """What tells that the link helps so; empty once a person has said it."""
        return "" if self._is_typed("helps") else self._use()[1]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What speaks against this link as it stands now, as far as the form itself knows."""
        from linktriage.intent import weak_because

        suggested, now = weak_because(self.suggestion.placement), weak_because(self.placement)
        gone = {suggested} | {one for one in self.suggestion.warnings if self._spoke_of_anchor(one)}
        others = tuple(one for one in self.suggestion.warnings if one not in gone)
        return (*((now,) if now else ()), *self.unmarked, *others)

    def _spoke_of_anchor(self, warning: str) -> bool:
        """Tell whether a warning is about an anchor suggested, in whose place is another now."""
        before = self.suggestion.anchor
        return before != self.texts["anchor"] and f"“{before}”" in warning

    @property
    def unmarked(self) -> tuple[str, ...]:
        """What to say of a paid link that is not to be marked as one."""
        paid = self.suggestion.rel is Rel.SPONSORED
        return (PAID,) if paid and self.rel is not Rel.SPONSORED else ()

    def suggest_anew(self) -> Form:
        """Return the form with new suggestions in all fields that nobody typed in."""
        form = self
        if not self._is_typed("placement"):
            form = replace(form, placement=_placement(self.taken))
        if not self._is_typed("helps"):
            form = replace(form, helps=self._use()[0])
        texts = {
            name: self.texts[name] if self._is_typed(name) else text
            for name, text in self._suggested().items()
        }
        return replace(form, texts={**form.texts, **texts}).signalled()

    def signalled(self) -> Form:
        """Return the form with the signal that follows from its other fields, unless typed."""
        if self.provenance.get("signal") is not Provenance.SUGGESTED:
            return self
        return replace(self, texts={**self.texts, "signal": self._signals()[0]})

    def _suggested(self) -> dict[str, str]:
        """Return anchor, reason and cluster as they are suggested for what is chosen."""
        from linktriage.intent import reason

        suggestion, place, anchors = self.suggestion, self.taken, self.anchors
        best = place is None or place is suggestion.places[0]
        anchor = suggestion.anchor if best or not anchors else anchors[0]
        why = reason(place, self.target) if place and suggestion.why else suggestion.why
        return {"anchor": anchor, "why": why, "cluster": suggestion.cluster}

    def _signals(self) -> tuple[str, ...]:
        from linktriage.intent import signals

        cluster, approach = self.texts["cluster"], self.suggestion.approach
        return signals(self.target, cluster, self.kind, self.rel, approach)

    def _use(self) -> tuple[Helps, str]:
        from linktriage.intent import helps

        passage = self.taken.text if self.taken else ""
        return helps(self.target, passage, self.suggestion.approach)

    def _is_typed(self, name: str) -> bool:
        return self.provenance.get(name) is Provenance.TYPED

    def with_sources(self, texts: Mapping[str, str] | None = None, **sources: Provenance) -> Form:
        """Return the form with other texts, and with where its fields come from."""
        return replace(
            self,
            texts=self.texts if texts is None else texts,
            provenance={**self.provenance, **sources},
        )

    def accept(self, page_url: str) -> Accept:
        """Return the decision. Raises `ValueError` without a reason."""
        place = self.taken
        return Accept(
            LinkIntent(
                target=self.target.url,
                cluster=self.texts["cluster"].strip(),
                anchor=self.texts["anchor"].strip(),
                anchor_kind=self.kind,
                placement=self.placement,
                passage=place.text[:PASSAGE] if place else "",
                why=self.texts["why"].strip(),
                rel=self.rel,
                signal=self.texts["signal"].strip(),
                helps=self.helps,
                page_url=page_url,
                paragraph=place.paragraph if place else None,
                provenance=self.provenance,
            )
        )


def form_of(suggestion: Suggestion, campaign: Campaign) -> Form:
    """Return the form as it is suggested."""
    return Form(
        campaign=campaign,
        suggestion=suggestion,
        targets=suggestion.targets,
        texts={
            "anchor": suggestion.anchor,
            "why": suggestion.why,
            "cluster": suggestion.cluster,
            "signal": suggestion.signal,
        },
        place=_first_place(suggestion),
        rel=suggestion.rel,
        placement=suggestion.placement,
        helps=suggestion.helps,
        provenance=dict.fromkeys(FIELDS, Provenance.SUGGESTED),
    )


def form_from(suggestion: Suggestion, campaign: Campaign, intent: LinkIntent) -> Form:
    """Return the form of an intent that was written down before, to change it."""
    form = form_of(suggestion, campaign)
    places = [place.paragraph for place in suggestion.places]
    return replace(
        form,
        texts={
            "anchor": intent.anchor,
            "why": intent.why,
            "cluster": intent.cluster,
            "signal": intent.signal or form.texts["signal"],
        },
        place=places.index(intent.paragraph) if intent.paragraph in places else form.place,
        rel=intent.rel,
        placement=intent.placement,
        helps=intent.helps or form.helps,
        provenance={**form.provenance, **intent.provenance},
    )


def repeated(form: Form, intent: LinkIntent, page_url: str) -> Accept:
    """Return the last accept for another prospect, whose form as suggested is given.

    Target, cluster, reason, rel and signal are repeated; place, anchor and what it does for the
    reader are suggested anew: they belong to the page, and one anchor text everywhere looks made.
    """
    again = dict.fromkeys(("target", "cluster", "why", "rel", "signal"), Provenance.REPEATED)
    signal = intent.signal or form.texts["signal"]
    return replace(
        form,
        texts={**form.texts, "why": intent.why, "cluster": intent.cluster, "signal": signal},
        rel=intent.rel,
        provenance={**form.provenance, **again},
    ).accept(page_url)


def _first_place(suggestion: Suggestion) -> int | None:
    """Return the place to begin with: none when none is natural; a key still offers them."""
    sure = suggestion.confidence != "no natural place found"
    return 0 if suggestion.places and sure else None


def _placement(place: Place | None) -> Placement:
    return place.placement if place else Placement.UNKNOWN


Choice = TypeVar("Choice", bound=StrEnum)


def _after(chosen: Choice) -> Choice:
    """Return the choice after this one, behind the last the first."""
    all_of_them = list(type(chosen))
    return all_of_them[(all_of_them.index(chosen) + 1) % len(all_of_them)]
