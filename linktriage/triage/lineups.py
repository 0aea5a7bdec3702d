"""The orders of the queue, each a way to line up the same prospects. Pure: nothing is read here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from linktriage.model import Lineup, Outcome

if TYPE_CHECKING:
    from linktriage.store.orders import Place

LEARNED, SIMILARITY, ADDED, SITE, MANUAL = "learned", "similarity", "added", "site", "manual"
METRIC, CHECK = "metric", "check"

SENTENCES: Mapping[str, str] = {
    LEARNED: "like your target pages at first, then like your accepts and unlike your rejects",
    SIMILARITY: "the likest to your target pages first",
    ADDED: "as your lists named them",
    SITE: "by the name of the site",
    MANUAL: "as you moved them in the list; what was never moved stands as it was added",
    METRIC: "by a number of your lists, the highest first; without it last",
    CHECK: "by the answer to a check: pass, warn, unknown, fail",
}
"""What each order is, in words that go on after "Order:"."""

STORED = (ADDED, SITE)
"""Orders that the store keeps by itself: they need no lineup."""
PUT_OFF, DECIDED = 1, 2
UNKNOWN = float("-inf")
"""The worth of a prospect of which none is known."""
_RANK = {Outcome.PASS: 3, Outcome.WARN: 2, Outcome.UNKNOWN: 1, Outcome.FAIL: 0}


def kind_of(order: str) -> str:
    """Return which kind of order it is: "metric" of "metric:ahrefs:domain rating"."""
    return order.partition(":")[0]


def parameter_of(order: str) -> str:
    """Return what stands behind the kind: "ahrefs:domain rating"."""
    return order.partition(":")[2]


def in_words(order: str) -> str:
    """Return what an order is, in one sentence part."""
    kind, what = kind_of(order), parameter_of(order).replace(":", " ")
    if kind == METRIC and what:
        return f"by {what}, the highest first; those without it last"
    if kind == CHECK and what:
        return f"by the check “{what}”: pass, warn, unknown, fail"
    return SENTENCES.get(kind, SENTENCES[ADDED])


def line_up(
    order: str,
    places: Iterable[Place],
    worth: Callable[[Place], float],
    random: Iterable[int] = (),
    *,
    backwards: bool = False,
) -> Lineup:
    """Return all prospects of a campaign, the undecided first, the highest `worth` in front.

    Those put off stand behind the others that are undecided, as they were put off; equal ones
    stay as they were added. `backwards` puts the lowest worth in front; those of which none is
    known stay behind.
    """
    ranked = sorted(places, key=lambda place: _key(place, _cost(worth(place), backwards)))
    return Lineup(
        order,
        (place.id for place in ranked),
        unread=(place.id for place in ranked if place.is_queued and place.fetch_state is None),
        random=random,
    )


def _cost(worth: float, backwards: bool) -> float:
    return worth if backwards and worth != UNKNOWN else -worth


def _key(place: Place, cost: float) -> tuple[int, float]:
    if not place.is_queued:
        return DECIDED, cost
    return (PUT_OFF, 0.0) if place.put_off else (0, cost)


def by_scores(scores: Mapping[int, float], without: float = 0.0) -> Callable[[Place], float]:
    """Return the worth of a place by the score of its prospect."""
    return lambda place: scores.get(place.id, without)


def by_hand(place: Place) -> float:
    """Return the worth of a place in the order made by hand."""
    return -place.by_hand


def by_outcome(outcomes: Mapping[int, str]) -> Callable[[Place], float]:
    """Return the worth of a place by how a check came out; without an answer it is unknown."""
    return lambda place: _RANK[Outcome(outcomes.get(place.id, Outcome.UNKNOWN))]
