"""The order of the queue: the good ones first, nothing hidden, and why in plain words.

- `Index`: the texts of the prospects, each added once: `index.add(prospect_id, text)`.
- `Ranker(index, targets)`: `label(prospect_id, True | False | None)`, `order(ids)`, `scores()`,
  `target_likeness()`.
- `explain(ranker, prospect_id)`: the nearest decisions and the words that count.
- `forecast(decided, remaining)`: "next 50: about 3 (0-8)", or None.
- `is_audit_turn(decided)`, `audit_card(undecided, campaign)`, `missed(audited, remaining)`.
"""

from linktriage.ordering.auditing import audit_card, is_audit_turn, missed
from linktriage.ordering.counting import Counted, count, pack, unpack
from linktriage.ordering.explaining import Explanation, explain
from linktriage.ordering.forecasting import Forecast, expect, forecast
from linktriage.ordering.index import Index
from linktriage.ordering.ranking import Ranker

__all__ = [
    "Counted",
    "Explanation",
    "Forecast",
    "Index",
    "Ranker",
    "audit_card",
    "count",
    "expect",
    "explain",
    "forecast",
    "is_audit_turn",
    "missed",
    "pack",
    "unpack",
]
