"""The order of the queue: worked out, changed, explained."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from linktriage import checks
from linktriage.errors import BadInput
from linktriage.model import Counts, Lineup, Prospect, View
from linktriage.ordering import audit_cards, is_audit_turn, lot
from linktriage.store.log import Step
from linktriage.store.orders import Place
from linktriage.triage import acts, lineups
from linktriage.triage.decisions import Decisions
from linktriage.triage.lineups import CHECK, LEARNED, MANUAL, METRIC, SIMILARITY, STORED
from linktriage.triage.outlook import Outlook, outlook
from linktriage.triage.queueing import Queueing
from linktriage.triage.reasons import Why, why

if TYPE_CHECKING:
    from linktriage.ordering import Explanation
    from linktriage.triage.learning import Learner

FRONT = 200
"""Prospects of an order that are kept for the next start."""


class Arranging(Queueing, Decisions):
    """The verbs about the order. Those that work one out take their time: call them in a thread."""

    @cached_property
    def _learner(self) -> Learner:
        # with a screen it is the workshop that learns
        from linktriage.triage.learning import Learner

        return Learner(self.store, self.campaign.id)

    def orders(self) -> tuple[str, ...]:
        """Return the names of the orders there are in this campaign."""
        numbers = self.store.orders.metrics(self.campaign.id)
        return (
            *(order for order in lineups.SENTENCES if order not in {METRIC, CHECK}),
            *(f"{METRIC}:{provider}:{name}" for provider, name in numbers),
            *(f"{CHECK}:{check.id}" for check in checks.CHECKS),
        )

    def choose_order(self, order: str) -> None:
        """Keep the campaign's queue in that order from now on; raises `BadInput` for no order."""
        self._change_settings(replace(self.campaign, order=self.known_order(order)))

    def known_order(self, order: str) -> str:
        """Return the order of that name; raises `BadInput` when there is none."""
        if order not in self.orders():
            known = ", ".join(self.orders())
            raise BadInput(f"There is no order named {order}; there are: {known}.")
        return order

    def draw_lots(self, *, on: bool) -> None:
        """Let every tenth card be a random one, or not."""
        self._change_settings(replace(self.campaign, random_cards=on))

    def queue_view(self) -> View:
        """Return the view to begin with: the campaign's order, its front as it was kept last."""
        order = self.campaign.order
        front = self.store.orders.remembered(self.campaign.id, order)
        return View(order=order, lineup=Lineup(order, front, unread=front) if front else None)

    def arranged(self, view: View) -> View:
        """Return the view with its order worked out from all that is stored now."""
        if self.workshop is not None:
            return self.workshop.arranged(view)
        if view.order in STORED:
            return replace(view, lineup=None)
        return replace(view, lineup=self._line_up(view))

    def remember_front(self, lineup: Lineup) -> None:
        """Keep the front of an order, for the first card of the next start."""
        self.store.orders.remember(self.campaign.id, lineup.order, lineup.ids[:FRONT])

    def _line_up(self, view: View) -> Lineup:
        orders, here, order = self.store.orders, self.campaign.id, view.order
        kind, what = lineups.kind_of(order), lineups.parameter_of(order)
        if kind == SIMILARITY:
            worth = lineups.by_scores(self._learner.likeness(self.targets()))
        elif kind == MANUAL:
            worth = lineups.by_hand
        elif kind == METRIC:
            provider, _, name = what.partition(":")
            worth = lineups.by_scores(orders.metric(here, provider, name), lineups.UNKNOWN)
        elif kind == CHECK:
            worth = lineups.by_outcome(orders.outcomes(here, what))
        else:
            worth = lineups.by_scores(self._learner.scores(self.targets()))
        places = orders.places(here)
        return lineups.line_up(order, places, worth, self._lots(places), backwards=view.backwards)

    def _lots(self, places: Collection[Place]) -> list[int]:
        if not self.campaign.random_cards:
            return []
        undecided = (place.id for place in places if place.is_queued and not place.put_off)
        return audit_cards(undecided, self.campaign.name)

    def card_by_lot(self, view: View, counts: Counts, besides: int | None = None) -> int | None:
        """Return the prospect that is next by lot; None when it is not the turn of one.

        `besides` is one that has just come back to the queue, and may be the one drawn.
        """
        if not is_audit_turn(counts.accepted + counts.rejected):
            return None
        return self.next_by_lot(view, besides)

    def next_by_lot(self, view: View, besides: int | None = None) -> int | None:
        """Return the prospect that the next lot falls on, whenever its turn comes.

        `besides` may be the one, as in `card_by_lot`. None when no lots are drawn.
        """
        lots = [] if view.lineup is None else [*view.lineup.random]
        if not (lots and self.campaign.random_cards):
            return None
        known = [*lots, besides] if besides is not None else lots
        undecided = self.store.orders.queued(known)
        return min(undecided, key=lambda one: lot(one, self.campaign.name), default=None)

    def outlook(self) -> Outlook:
        """Return what the rest of the queue may bring."""
        judged = self.store.orders.judged(self.campaign.id)
        below = self.store.queue.size(self.campaign.id, View())
        ordered = self.campaign.order in {LEARNED, SIMILARITY}
        return outlook(judged, below, ordered=ordered)

    def why(self, prospect: Prospect, view: View, *, by_lot: bool = False) -> Why:
        """Return why a prospect stands where it stands in a view."""
        targets = self.targets()
        found = self.explain(prospect.id)
        named = self.store.orders.sites([one.prospect for one in (*found.like, *found.unlike)])
        place = self.place(view, prospect.id) if prospect.status in view.statuses else None
        target = targets[found.target].url if targets else ""
        told = why(prospect, view.order, found, named, target)
        return replace(
            told, place=place, size=self.size(view), by_lot=by_lot, outlook=self.outlook()
        )

    def explain(self, prospect_id: int) -> Explanation:
        """Return what counts for and against a prospect in the learned order."""
        if self.workshop is not None:
            return self.workshop.explain(prospect_id)
        return self._learner.explain(self.targets(), prospect_id)

    # the order made by hand

    def move(self, view: View, prospect: Prospect, step: int) -> View:
        """Move a prospect up or down by one place of the view's order, which is made by hand.

        Raises `BadInput` in another order. Returns the view with the new order.
        """
        lineup = _by_hand(view)
        other = self.store.queue.neighbour(self.campaign.id, view, prospect.id, forward=step > 0)
        if other is None:
            return view
        beside = self.store.dossiers.prospect(other)
        mine, theirs = (self.store.orders.by_hand(one.id) for one in (prospect, beside))
        self._act_on_both(prospect, theirs, beside, mine)
        return replace(view, lineup=lineup.exchanged(prospect.id, other))

    def _act_on_both(self, one: Prospect, place: int, other: Prospect, its_place: int) -> Step:
        return self.store.log.act_on_all(
            [(one, acts.move(one, place)), (other, acts.move(other, its_place))]
        )

    def move_to_front(self, view: View, prospect: Prospect) -> View:
        """Put a prospect before all others in the order made by hand; raises as `move`."""
        lineup = _by_hand(view)
        self.store.log.act(
            prospect, acts.move(prospect, self.store.orders.before_all(self.campaign.id))
        )
        return replace(view, lineup=lineup.fronted(prospect.id))


def _by_hand(view: View) -> Lineup:
    if view.order != MANUAL or view.lineup is None or view.backwards:
        raise BadInput("Rows are moved in the manual order: O chooses it.")
    return view.lineup
