"""Target pages with the links planned for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linktriage.model import AnchorKind, LinkIntent, TargetPage
from linktriage.urls import key


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """One target page and how well it is served so far."""

    target: TargetPage
    planned: int = 0
    """Accepted prospects whose link is to point here."""
    exact: int = 0
    """Those of them whose anchor is an exact match."""
    fits: str = ""
    """Why it is offered for the page in question: the words they share, and their kinds."""


def planned_targets(
    targets: Iterable[TargetPage], intents: Iterable[LinkIntent]
) -> tuple[PlannedTarget, ...]:
    """Return the targets with their planned links, least served first."""
    planned: Counter[str] = Counter()
    exact: Counter[str] = Counter()
    for intent in intents:
        planned[key(intent.target)] += 1
        exact[key(intent.target)] += intent.anchor_kind is AnchorKind.EXACT
    counted = [
        PlannedTarget(target, planned[key(target.url)], exact[key(target.url)])
        for target in targets
    ]
    return tuple(sorted(counted, key=lambda one: one.planned))
