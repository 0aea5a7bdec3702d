"""Parking: what waits for a target page, for evidence or for a day, and comes back by itself.

A target page that is not ready parks its accepts, with the links that were planned, and gives
them back when it is: each stands again where it stood, as it was decided.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from linktriage.model import (
    Accept,
    Decision,
    LinkIntent,
    MarkKind,
    Park,
    Prospect,
    Readiness,
    Requeue,
    TargetPage,
)
from linktriage.store.dossiers import Decided
from linktriage.store.log import Act, Step
from linktriage.triage import acts
from linktriage.triage.decisions import Decisions
from linktriage.urls import key


@dataclass(frozen=True, slots=True)
class Settled:
    """What waits since now and what came back, each undone as one."""

    parked: Step | None = None
    back: Step | None = None

    @property
    def sentence(self) -> str:
        """Say it; empty when nothing moved."""
        said = []
        if self.parked:
            said.append(f"{_prospects(self.parked)} parked until the target page is ready")
        if self.back:
            said.append(f"{_prospects(self.back)} back: what was waited for has come")
        return "; ".join(said)


class Parking(Decisions):
    """Holds back what has to wait, and gives it back."""

    def settle_parked(self) -> Settled:
        """Park the accepts of targets that are not ready; give back what waited long enough."""
        return Settled(self._park(), self._give_back())

    def _park(self) -> Step | None:
        """Park the accepts of targets that are not ready, but those that were written to."""
        if all(one.readiness is not Readiness.NOT_READY for one in self.targets()):
            return None
        accepted = self.store.dossiers.accepted(self.campaign.id)
        judged = [(one, self.held_back(one.decision)) for one in accepted]
        held = [(one, decision) for one, decision in judged if isinstance(decision, Park)]
        written = self._written() if held else frozenset()
        return self._together(
            [self._anew(one, decision) for one, decision in held if one.site not in written]
        )

    def _written(self) -> frozenset[str]:
        """Return the sites that were written to."""
        marks = self.store.outcomes.of_campaign(self.campaign.id)
        return frozenset(mark.site for mark in marks if mark.kind is MarkKind.SENT)

    def _give_back(self) -> Step | None:
        targets = {key(target.url): target for target in self.targets()}
        parked = self.store.dossiers.parked(self.campaign.id)
        judged = [(one, self._came(one, targets)) for one in parked]
        return self._together([self._anew(one, ripe) for one, ripe in judged if ripe is not None])

    def _anew(self, one: Decided, decision: Decision) -> tuple[Prospect, Act]:
        """Return a prospect and the act of deciding on it as of when it was decided on first."""
        prospect = self.store.dossiers.prospect(one.prospect_id)
        return prospect, acts.decide(prospect, decision, one.decided_at)

    def _came(self, one: Decided, targets: Mapping[str, TargetPage]) -> Decision | None:
        """Return what becomes of a parked prospect now; None while it waits."""
        match one.decision:
            case Park(target=url, resumes=intent) if url:
                target = targets.get(key(url))
                return _resumed(intent) if target and _may_go_on(target, intent) else None
            case Park(until=until) if until:
                return Requeue() if until <= self.now().date() else None
            case Park(evidence=True):
                told = self.store.dossiers.told_at(one.prospect_id)
                return Requeue() if told and told > one.decided_at else None
            case _:
                return None

    def _together(self, done: list[tuple[Prospect, Act]]) -> Step | None:
        if not done:
            return None
        self._intents = None
        return self.store.log.act_on_all(done)


def _may_go_on(target: TargetPage, intent: LinkIntent | None) -> bool:
    """Tell whether a page is waited for no longer: an accept is held back by a no alone."""
    if intent is not None:
        return target.readiness is not Readiness.NOT_READY
    return target.readiness is Readiness.READY


def _resumed(intent: LinkIntent | None) -> Decision:
    return Accept(intent) if intent else Requeue()


def _prospects(step: Step) -> str:
    number = len(step.prospect_ids)
    return "1 prospect" if number == 1 else f"{number:,} prospects"
