"""Deciding: each verb is one entry of the log, on disk when it returns, and can be undone."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from linktriage import intent
from linktriage.errors import BadInput
from linktriage.model import Accept, Answer, Approach, Decision, Prospect
from linktriage.store.contacted import SuppressionKind
from linktriage.store.log import Act, Step
from linktriage.triage import acts, checking
from linktriage.triage.desk import Desk
from linktriage.urls import key


class Decisions(Desk):
    """The verbs that change a prospect. Each takes it as it was read and gives it back anew.

    All raise `Changed` when somebody else changed the prospect meanwhile, and `StoreError` when
    nothing could be written: then nothing has happened.
    """

    def decide(self, prospect: Prospect, decision: Decision, by_lot: int | None = None) -> Prospect:
        """Accept, reject, park or requeue; raises `BadInput` for one to be left alone.

        An accept whose target page is not ready is parked with its intent until it is. `by_lot`
        is how many undecided ones stood before a prospect that was drawn by lot.
        """
        held = self.held_back(decision)
        return self._do(prospect, acts.decide(prospect, held, self.now(), by_lot))

    def held_back(self, decision: Decision) -> Decision:
        """Return a decision as it is written down: an accept waits for its target page."""
        if not isinstance(decision, Accept):
            return decision
        return intent.held_back(decision, self.targets())

    def decide_all(self, prospects: Sequence[Prospect], decision: Decision) -> Step:
        """Decide on many alike: all or none, undone together."""
        return self.decide_each([(prospect, decision) for prospect in prospects])

    def decide_each(self, decided: Sequence[tuple[Prospect, Decision]]) -> Step:
        """Decide on many, each in its own way: all or none, undone together."""
        if not decided:
            raise BadInput("Nothing is marked.")
        at = self.now()
        step = self.store.log.act_on_all(
            [
                (prospect, acts.decide(prospect, self.held_back(decision), at))
                for prospect, decision in decided
            ]
        )
        self._intents = None
        return step

    def later(self, prospect: Prospect, until: datetime | None = None) -> Prospect:
        """Put off: behind all others, or out of sight until a moment."""
        return self._do(prospect, acts.later(prospect, until))

    def star(self, prospect: Prospect) -> Prospect:
        """Give a star, or take it away."""
        return self._do(prospect, acts.star(prospect))

    def write_note(self, prospect: Prospect, text: str) -> Prospect:
        """Write the note anew."""
        return self._do(prospect, acts.note(prospect, text))

    def answer(self, prospect: Prospect, check_id: str, value: Answer | None) -> Prospect:
        """Answer a check by oneself; None takes the answer back."""
        answered = self._do(prospect, acts.answer(prospect, check_id, value))
        self._keep_judged(prospect.id)
        return answered

    def set_lead(self, prospect: Prospect, url: str) -> Prospect:
        """Put another candidate page in the lead; raises `BadInput` for one it does not have."""
        wanted = key(url)
        for candidate in prospect.candidates:
            if candidate.key == wanted:
                return self._do(prospect, acts.lead(prospect, candidate))
        raise BadInput(f"{url} is no candidate page of {prospect.site}.")

    def set_approach(self, prospect: Prospect, approach: Approach) -> Prospect:
        """Choose the approach by hand; checks do not change it any more."""
        return self._do(prospect, acts.approach(prospect, approach))

    def suppress(
        self, prospect: Prospect, kind: SuppressionKind, reason: str, *, everywhere: bool = True
    ) -> Prospect:
        """Leave a site alone, in all campaigns or in this one."""
        campaign_id = None if everywhere else self.campaign.id
        return self._do(prospect, acts.suppress(prospect, kind, reason, campaign_id))

    def undo(self) -> Step | None:
        """Take back the newest act that stands, whenever it was done; None without one."""
        self._intents = None
        return self._settled(self.store.log.undo(self.campaign.id))

    def redo(self) -> Step | None:
        """Do again what was undone last, unless something new was done since."""
        self._intents = None
        return self._settled(self.store.log.redo(self.campaign.id))

    def _settled(self, step: Step | None) -> Step | None:
        """Let the list follow what was taken back; answers are given to one prospect at a time."""
        if step and len(step.prospect_ids) == 1:
            self._keep_judged(step.prospect_ids[0])
        return step

    def _keep_judged(self, prospect_id: int) -> None:
        """Write the judged findings as they are answered now, for the counts of the list."""
        found = checking.judged(self.dossier(prospect_id))
        self.store.readings.replace_findings(prospect_id, found)

    def _do(self, prospect: Prospect, act: Act) -> Prospect:
        self.store.log.act(prospect, act)
        return self._fresh(prospect)
