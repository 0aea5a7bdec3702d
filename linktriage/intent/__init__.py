"""Link intent: why one link should exist, from one paragraph of theirs to one page of ours.

- `suggest(...)`: what the accept strip is prefilled with.
- `best_places(...)`: the paragraphs of their page in which the link would help.
- `anchor_kind(...)`, `warnings(...)`: what an anchor is, and what speaks against one more.
- `readiness(...)`: whether a target deserves links now, and what is missing.
- `planned_targets(...)`: the targets with the links planned for each, least served first.
"""

from linktriage.intent.anchors import anchor_kind
from linktriage.intent.guard import warnings
from linktriage.intent.places import Confidence, Place, Places, best_places
from linktriage.intent.planning import PlannedTarget, planned_targets
from linktriage.intent.readiness import readiness
from linktriage.intent.suggesting import (
    Suggestion,
    placement_of,
    suggest,
    suggested_fields,
)

__all__ = [
    "Confidence",
    "Place",
    "Places",
    "PlannedTarget",
    "Suggestion",
    "anchor_kind",
    "best_places",
    "placement_of",
    "planned_targets",
    "readiness",
    "suggest",
    "suggested_fields",
    "warnings",
]
