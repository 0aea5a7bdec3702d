"""The order of the queue: the good ones first, nothing hidden, and why in plain words.

- `Index`: the texts of the prospects: `index.add(prospect_id, text)`, or `take` what `count`
  counted before; `pack` and `unpack` keep such counts.
- `Ranker(index, targets)`: `label(prospect_id, True | False | None)`, `relabel(all of them)`,
  `order(ids)`, `scores()`, `target_likeness()`.
- `explain(ranker, prospect_id)`: the nearest decisions and the words that count.
- `forecast(decided, remaining)`: "next 50: about 3 (0-8)", or None.
- `is_audit_turn(decided)`, `audit_cards(undecided, campaign)`: every tenth card by lot;
  `missed(draws(judged, below), below)`: what the order misses, without bias.

All is loaded at its first use.
"""

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.ordering.auditing import (
        Draw,
        audit_cards,
        draws,
        is_audit_turn,
        lot,
        missed,
        told_by,
    )
    from linktriage.ordering.counting import Counted, count, pack, unpack
    from linktriage.ordering.explaining import Explanation, Near, explain
    from linktriage.ordering.forecasting import Forecast, expect, forecast
    from linktriage.ordering.index import Index
    from linktriage.ordering.ranking import NO_TARGET, REJECTS, Ranker

__all__ = [
    "NO_TARGET",
    "REJECTS",
    "Counted",
    "Draw",
    "Explanation",
    "Forecast",
    "Index",
    "Near",
    "Ranker",
    "audit_cards",
    "count",
    "draws",
    "expect",
    "explain",
    "forecast",
    "is_audit_turn",
    "lot",
    "missed",
    "pack",
    "told_by",
    "unpack",
]

__getattr__ = lazily(
    __name__,
    {
        "NO_TARGET": ".ranking",
        "REJECTS": ".ranking",
        "Counted": ".counting",
        "Draw": ".auditing",
        "Explanation": ".explaining",
        "Forecast": ".forecasting",
        "Index": ".index",
        "Near": ".explaining",
        "Ranker": ".ranking",
        "audit_cards": ".auditing",
        "count": ".counting",
        "draws": ".auditing",
        "expect": ".forecasting",
        "explain": ".explaining",
        "forecast": ".forecasting",
        "is_audit_turn": ".auditing",
        "lot": ".auditing",
        "missed": ".auditing",
        "pack": ".counting",
        "told_by": ".auditing",
        "unpack": ".counting",
    },
)
