"""Random cards between the ordered ones, to learn what the order misses.

Every tenth card is drawn from all that is undecided, by a fixed shuffle: the same campaign gives
the same cards, and taking a decision back brings its card back. Off unless the person wants it,
because it costs about a tenth of the early accepts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2b

from linktriage.ordering.forecasting import Forecast, expect

EVERY = 10


def is_audit_turn(decided: int) -> bool:
    """Tell whether the card after so many decided ones is a random one: the tenth, twentieth."""
    return decided % EVERY == EVERY - 1


def audit_card(undecided: Iterable[int], campaign: str) -> int | None:
    """Return the next random prospect of a campaign, None when nothing is undecided."""
    return min(undecided, key=lambda prospect: _shuffled(prospect, campaign), default=None)


def missed(audited: Sequence[bool], remaining: int) -> Forecast | None:
    """Estimate the accepts among all that remains, from the audited cards alone."""
    if not audited or remaining <= 0:
        return None
    return expect(sum(audited), len(audited), remaining)


def _shuffled(prospect: int, campaign: str) -> bytes:
    return blake2b(f"{campaign}\n{prospect}".encode(), digest_size=8).digest()
