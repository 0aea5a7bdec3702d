"""Link intent: why one link should exist, from one paragraph of theirs to one page of ours.

- `suggest(...)`: what the accept strip is prefilled with.
- `reason(...)`: why a link should exist, from what their paragraph says and our page offers.
- `best_places(...)`: the paragraphs of their page in which the link would help.
- `placement_of(...)`, `weak_because(...)`: where such a link would stand, and why that is weak.
- `helps(...)`, `signals(...)`: what it does for their reader, and what it tells of our page.
- `anchor_kind(...)`, `warnings(...)`: what an anchor is, and what speaks against one more.
- `readiness(...)`: whether a target deserves links now, and what is missing; some of it only a
  person can say (`TARGET_QUESTIONS`).
- `map_of(...)`: how the targets, clusters and money pages are served, and what is lopsided.
- `planned_targets(...)`: the targets with the links planned for each, least served first.
"""

from linktriage.intent.already import Standing
from linktriage.intent.anchors import anchor_kind
from linktriage.intent.coverage import map_of
from linktriage.intent.guard import warnings
from linktriage.intent.places import Confidence, Place, Places, best_places
from linktriage.intent.planning import PlannedTarget, planned_targets
from linktriage.intent.purpose import helps, signals
from linktriage.intent.readiness import (
    TARGET_QUESTIONS,
    TargetQuestion,
    answered,
    held_back,
    readiness,
)
from linktriage.intent.suggesting import (
    Suggestion,
    reason,
    suggest,
    suggested_fields,
)
from linktriage.intent.zones import placement_of, weak_because

__all__ = [
    "TARGET_QUESTIONS",
    "Confidence",
    "Place",
    "Places",
    "PlannedTarget",
    "Standing",
    "Suggestion",
    "TargetQuestion",
    "anchor_kind",
    "answered",
    "best_places",
    "held_back",
    "helps",
    "map_of",
    "placement_of",
    "planned_targets",
    "readiness",
    "reason",
    "signals",
    "suggest",
    "suggested_fields",
    "warnings",
    "weak_because",
]
