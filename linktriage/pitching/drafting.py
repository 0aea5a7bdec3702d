"""From an accepted prospect to a draft."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from linktriage.errors import BadInput
from linktriage.model import Accept, Campaign, Contact, Dossier, Pitch, Status, TargetPage
from linktriage.pitching.facts import facts_of
from linktriage.pitching.library import Library, template_for
from linktriage.pitching.linting import lint


def draft(  # noqa: PLR0913, PLR0917 - one value for each thing a letter needs
    dossier: Dossier,
    campaign: Campaign,
    target: TargetPage,
    library: Library,
    template: str | None = None,
    contact: Contact | None = None,
    now: datetime | None = None,
    others: Sequence[str] = (),
) -> Pitch:
    """Return a linted draft for an accepted prospect; nothing sends it.

    The template is the one of the prospect's approach unless `template` names another. `others`
    are the bodies of earlier drafts, newest first, for the lint's sameness. Raises `BadInput`
    for a prospect that is not accepted or is accepted for another target, and `TemplateError`.
    """
    _require_accept(dossier, target)
    known = facts_of(dossier, campaign, target, contact)
    name = template or template_for(dossier.prospect.approach)
    text = library.render(name, known)
    pitch = Pitch(
        template=name,
        subject=text.subject,
        body=text.body,
        drafted_at=now or datetime.now(UTC),
        contact=contact,
    )
    return replace(pitch, problems=lint(pitch, known, campaign.policy, others))


def _require_accept(dossier: Dossier, target: TargetPage) -> None:
    """Raise `BadInput` unless the prospect is accepted for `target`."""
    prospect, decision = dossier.prospect, dossier.decision
    if prospect.status is not Status.ACCEPTED or not isinstance(decision, Accept):
        raise BadInput(
            f"{prospect.site} is {prospect.status}: a pitch is drafted for accepted prospects only."
        )
    if decision.intent.target != target.url:
        raise BadInput(
            f"{prospect.site} is accepted for {decision.intent.target}, not {target.url}."
        )
