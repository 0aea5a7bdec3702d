"""The form behind the accept strip: what is suggested, what was typed, and the intent it makes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from linktriage.model import Accept, AnchorKind, Campaign, LinkIntent, Provenance, Rel, TargetPage

if TYPE_CHECKING:
    from linktriage.intent import Place, PlannedTarget, Suggestion

TEXTS = ("anchor", "why", "cluster")
"""The fields in which a person types."""

PASSAGE = 600
"""Characters of their paragraph that an intent keeps."""

_RELS = tuple(Rel)


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
    def kind(self) -> AnchorKind:
        """What the anchor is, as it stands now."""
        from linktriage.intent import anchor_kind

        brand, own = self.campaign.brand_terms, self.campaign.own_domains
        return anchor_kind(self.texts["anchor"], self.target, brand, own)

    def typed(self, name: str, text: str) -> Form:
        """Return the form with a field as it was typed."""
        if text == self.texts[name]:
            return self
        suggested = _suggested(self.suggestion, self.taken)
        source = Provenance.SUGGESTED if text == suggested[name] else Provenance.TYPED
        return self.with_sources(texts={**self.texts, name: text}, **{name: source})

    def with_target(self, suggestion: Suggestion) -> Form:
        """Return the form for the target of another suggestion; what was typed stays."""
        place = 0 if suggestion.places else None
        form = replace(self, suggestion=suggestion, place=place)
        return form.suggest_anew().with_sources(target=Provenance.TYPED)

    def renewed(self, suggestion: Suggestion) -> Form:
        """Return the form with what is suggested now; what was chosen and typed stays."""
        taken = self.taken.paragraph if self.taken else None
        places = [place.paragraph for place in suggestion.places]
        place = places.index(taken) if taken in places else (0 if self.taken and places else None)
        form = replace(self, suggestion=suggestion, targets=suggestion.targets, place=place)
        return form.suggest_anew()

    def next_place(self) -> Form:
        """Return the form with the next place, behind the last one with none."""
        count = len(self.suggestion.places)
        following = 0 if self.place is None else self.place + 1
        form = replace(self, place=following if following < count else None)
        return form.suggest_anew().with_sources(passage=Provenance.TYPED)

    def next_rel(self) -> Form:
        """Return the form with the next rel expected."""
        rel = _RELS[(_RELS.index(self.rel) + 1) % len(_RELS)]
        return replace(self, rel=rel).with_sources(rel=Provenance.TYPED)

    def suggest_anew(self) -> Form:
        """Return the form with new suggestions in all fields that nobody typed in."""
        suggested = _suggested(self.suggestion, self.taken)
        texts = {
            name: self.texts[name] if self._is_typed(name) else suggested[name] for name in TEXTS
        }
        return replace(self, texts=texts)

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
                placement=self.suggestion.placement,
                passage=place.text[:PASSAGE] if place else "",
                why=self.texts["why"].strip(),
                rel=self.rel,
                page_url=page_url,
                paragraph=place.paragraph if place else None,
                provenance=self.provenance,
            )
        )


def form_of(suggestion: Suggestion, campaign: Campaign) -> Form:
    """Return the form as it is suggested."""
    place = 0 if suggestion.places else None
    form = Form(
        campaign=campaign,
        suggestion=suggestion,
        targets=suggestion.targets,
        texts=_suggested(suggestion, suggestion.places[0] if suggestion.places else None),
        place=place,
        rel=suggestion.rel,
    )
    names = ("target", "cluster", "anchor", "passage", "why", "rel")
    return replace(form, provenance=dict.fromkeys(names, Provenance.SUGGESTED))


def form_from(suggestion: Suggestion, campaign: Campaign, intent: LinkIntent) -> Form:
    """Return the form of an intent that was written down before, to change it."""
    form = form_of(suggestion, campaign)
    places = [place.paragraph for place in suggestion.places]
    return replace(
        form,
        texts={"anchor": intent.anchor, "why": intent.why, "cluster": intent.cluster},
        place=places.index(intent.paragraph) if intent.paragraph in places else form.place,
        rel=intent.rel,
        provenance={**form.provenance, **intent.provenance},
    )


def repeated(form: Form, intent: LinkIntent, page_url: str) -> Accept:
    """Return the last accept for another prospect, whose form as suggested is given.

    Target, cluster, reason and rel are repeated; place and anchor are suggested anew, because
    they belong to the page, and one anchor text everywhere looks made.
    """
    again = dict.fromkeys(("target", "cluster", "why", "rel"), Provenance.REPEATED)
    return replace(
        form,
        texts={**form.texts, "why": intent.why, "cluster": intent.cluster},
        rel=intent.rel,
        provenance={**form.provenance, **again},
    ).accept(page_url)


def _suggested(suggestion: Suggestion, place: Place | None) -> dict[str, str]:
    anchors = place.anchors if place else ()
    best = place is None or place is suggestion.places[0]
    anchor = suggestion.anchor if best or not anchors else anchors[0]
    return {"anchor": anchor, "why": suggestion.why, "cluster": suggestion.cluster}
