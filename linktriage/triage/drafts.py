"""From a yes to a message: the intent's suggestions, and drafts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from linktriage import checks, exporting, intent, pitching
from linktriage.errors import BadInput
from linktriage.intent import PlannedTarget, Suggestion
from linktriage.model import (
    Accept,
    Contact,
    Dossier,
    LinkIntent,
    Pitch,
    Prospect,
    Provenance,
    RejectReason,
    Severity,
    TargetPage,
)
from linktriage.text import clean_line
from linktriage.triage import acts
from linktriage.triage.contacting import UNREAD_RULES, Contacting, rules_read
from linktriage.triage.places import user_templates
from linktriage.urls import key

MAX_NAME = 120
"""Characters of the name of who writes."""


class Drafts(Contacting):
    """Suggests intents, drafts pitches."""

    def planned_targets(self) -> tuple[PlannedTarget, ...]:
        """Return the targets with the links planned for each, least served first."""
        return intent.planned_targets(self.targets(), self.intents())

    def suggest(self, dossier: Dossier, target: TargetPage | None = None) -> Suggestion | None:
        """Return what the accept strip is prefilled with; None while there are no targets."""
        return intent.suggest(
            dossier,
            self.planned_targets(),
            self.campaign,
            self.idf(),
            target,
            self.intents(),
            self.text_of,
        )

    def suggested_reason(self, dossier: Dossier) -> RejectReason | None:
        """Return the reject reason that suggests itself, or None.

        That of the findings which count here; else that no paragraph is a natural place.
        """
        counting = [one for one in dossier.findings if one.check not in dossier.beside]
        return checks.suggested_reason(counting) or self._no_place(dossier)

    def _no_place(self, dossier: Dossier) -> RejectReason | None:
        suggestion = self.suggest(dossier) if dossier.page else None
        nowhere = suggestion and suggestion.confidence == "no natural place found"
        return RejectReason.NO_PLACE if nowhere else None

    def intent(self, dossier: Dossier, target: str, typed: Mapping[str, Any]) -> LinkIntent:
        """Return the intent for a target: typed fields as given, all others as suggested.

        Raises `BadInput` for an address that is no target, or without a reason.
        """
        suggestion = self.suggest(dossier, self._target(target))
        assert suggestion is not None, "there is a target, so there is a suggestion"
        fields = intent.suggested_fields(suggestion, dossier.prospect)
        if "anchor" in typed:
            fields["anchor_kind"] = intent.anchor_kind(
                typed["anchor"],
                suggestion.target,
                self.campaign.brand_terms,
                self.campaign.own_domains,
            )
        provenance = {
            name: Provenance.TYPED if name in typed else Provenance.SUGGESTED for name in fields
        }
        try:
            return LinkIntent(**{**fields, **typed}, provenance=provenance)
        except ValueError as error:
            raise BadInput(f"That intent cannot be kept: {error}.") from error

    def warnings(self, planned: LinkIntent) -> tuple[str, ...]:
        """Return what the anchor guard says of one more link like that, beside those planned."""
        target = self._target(planned.target)
        return intent.warnings(planned, target, self.intents(), self.campaign.policy)

    def _target(self, url: str) -> TargetPage:
        wanted = key(url)
        for target in self.targets():
            if key(target.url) == wanted:
                return target
        known = ", ".join(target.url for target in self.targets()) or "none yet"
        raise BadInput(f"{url} is no target of this campaign; its targets are: {known}.")

    @cached_property
    def library(self) -> pitching.Library:
        """The templates: the user's own before the built-in ones."""
        return pitching.Library(user_templates())

    def variants(self, dossier: Dossier) -> tuple[str, ...]:
        """Return the names of the templates for a prospect's approach, its own one first."""
        return self.library.variants(dossier.prospect.approach)

    def templates(self) -> tuple[str, ...]:
        """Return the names of all templates."""
        return self.library.names()

    def draft(
        self,
        dossier: Dossier,
        template: str | None = None,
        contact: Contact | None = None,
        *,
        again: bool = False,
    ) -> Pitch:
        """Return a new draft for an accepted prospect; nothing is kept of it yet.

        It is written to `contact`, else to the best one who may be written to. Raises `BadInput`
        for a prospect that is not accepted or must be left alone, and for a draft that a person
        edited, unless `again`; `TemplateError` for a template that cannot be rendered or a fact
        that is missing.
        """
        self._require_contactable(dossier, contact)
        target = self._require_ready(dossier)
        if dossier.pitch and dossier.pitch.edited and not again:
            raise BadInput(
                f"The draft for {dossier.prospect.site} was edited; say --again to draft anew "
                "(the edited one is kept in its history)."
            )
        chosen = contact or self.first_choice(dossier)
        pitch = pitching.draft(
            dossier,
            self.campaign,
            target,
            self.library,
            template,
            chosen,
            others=self._others(dossier),
        )
        return replace(pitch, problems=(*self._outer_problems(dossier), *pitch.problems))

    @property
    def knows_sender(self) -> bool:
        """Whether it was said who writes."""
        return bool(self.campaign.sender.name or self.campaign.sender.signature)

    def name_sender(self, name: str) -> None:
        """Keep who writes for this campaign: the name that stands under every message."""
        said = clean_line(name, MAX_NAME)
        self._change_settings(
            replace(self.campaign, sender=replace(self.campaign.sender, name=said))
        )

    def _require_ready(self, dossier: Dossier) -> TargetPage:
        """Return the target of an accepted prospect; raises `BadInput` before anybody may write."""
        if not self.knows_sender:
            raise BadInput(
                'Say first who writes: linktriage campaign set --sender name="Your Name"'
            )
        if not isinstance(dossier.decision, Accept):
            site, status = dossier.prospect.site, dossier.prospect.status
            raise BadInput(f"{site} is {status}: only accepted prospects are written to.")
        return self._target(dossier.decision.intent.target)

    def edited(self, dossier: Dossier, pitch: Pitch, subject: str, body: str) -> Pitch:
        """Return a draft with the person's own words, looked over anew."""
        changed = replace(pitch, subject=clean_line(subject), body=body.strip(), edited=True)
        return self.looked_over(dossier, changed)

    def looked_over(self, dossier: Dossier, pitch: Pitch) -> Pitch:
        """Return a draft with the problems it has now; as it is when no target is known."""
        if not isinstance(dossier.decision, Accept):
            return pitch
        target = self._target(dossier.decision.intent.target)
        facts = pitching.facts_of(dossier, self.campaign, target, pitch.contact)
        found = pitching.lint(pitch, facts, self.campaign.policy, self._others(dossier))
        return replace(pitch, problems=(*self._outer_problems(dossier), *found))

    def mark_rules_read(self, dossier: Dossier) -> Prospect:
        """Write down that the person read the site's rules; a draft that waited may go on.

        Raises `BadInput` when there is nothing to read.
        """
        site, pitch = dossier.prospect.site, dossier.pitch
        if not self.rules(dossier):
            raise BadInput(f"No rules for requests were found on {site}.")
        version = None
        if pitch:
            kept = tuple(one for one in pitch.problems if one.id != UNREAD_RULES)
            version = self.store.pitches.add(dossier.prospect.id, replace(pitch, problems=kept))
        self.store.log.act(dossier.prospect, rules_read(site, version))
        return self._fresh(dossier.prospect)

    def overrule(self, dossier: Dossier, note: str) -> Prospect:
        """Let the blocking problems of a draft pass, for the reason in the note; both are kept.

        Unread rules are no matter of opinion: they stay until somebody read them. Raises
        `BadInput` without a draft or without a note.
        """
        if dossier.pitch is None:
            raise BadInput(f"There is no draft for {dossier.prospect.site} yet.")
        if self.rules_wait(dossier):
            raise BadInput("Their rules wait to be read: linktriage pitch SITE --rules-read")
        return self.save_pitch(dossier.prospect, pitching.overruled(dossier.pitch, note))

    def history(self, dossier: Dossier) -> tuple[Pitch, ...]:
        """Return all versions of a prospect's draft, newest first."""
        return self.store.pitches.history(dossier.prospect.id)

    def stays(self, dossier: Dossier) -> str:
        """Return in a sentence why the kept draft must not leave yet; "" when it may."""
        if dossier.pitch is None:
            return "there is no draft yet"
        if self.rules_wait(dossier):
            return "read their rules first"
        blocking = (one for one in dossier.pitch.problems if one.severity is Severity.BLOCK)
        return next((f"it stays here: {one.message}" for one in blocking), "")

    def mailto(self, dossier: Dossier) -> str:
        """Return the address that opens the kept draft in the mail program.

        Raises `BadInput` without a draft, for one that must not leave yet, and for a long one.
        """
        self._require_contactable(dossier, dossier.pitch.contact if dossier.pitch else None)
        if dossier.pitch is None:
            raise BadInput(f"There is no draft for {dossier.prospect.site} yet.")
        if exporting.has_blocking_problem(dossier.pitch):
            raise BadInput("The draft has problems that keep it here; see linktriage pitch.")
        address = exporting.mailto(dossier.pitch)
        if address is None:
            raise BadInput("The draft is too long for that; export it with --format eml.")
        return address

    def _others(self, dossier: Dossier) -> tuple[str, ...]:
        """Return the texts of the campaign's other drafts, which a letter must not repeat."""
        return self.store.pitches.bodies(self.campaign.id, but=dossier.prospect.id)

    def save_pitch(self, prospect: Prospect, pitch: Pitch) -> Prospect:
        """Keep a draft as the current one; earlier versions stay, and undo goes back to them."""
        version = self.store.pitches.add(prospect.id, pitch)
        self.store.log.act(prospect, acts.draft(prospect, version))
        return self._fresh(prospect)
