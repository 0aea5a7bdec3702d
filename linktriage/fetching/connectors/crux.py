"""The Chrome UX Report: it keeps a record of an origin only when enough people visit it.

A record is a good sign of real visitors; that there is none says nothing about a small site.
Shape from documentation, not yet tried live.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from linktriage.fetching.connectors.json_text import member, number, read
from linktriage.fetching.connectors.values import Ask, Question, Reply, Settings
from linktriage.model import Metric


async def look_up(settings: Settings, ask: Ask, sites: Sequence[str], today: date) -> list[Reply]:
    """Ask about one site: the origin must match exactly, so with www and without."""
    site = sites[0]
    url = f"{settings.base}/v1/records:queryRecord?key={quote(settings.key, safe='')}"
    reason = ""
    for origin in (f"https://www.{site}", f"https://{site}"):
        body = json.dumps({"origin": origin}).encode()
        text = await ask(Question(url, {"Content-Type": "application/json"}, body))
        reason = reason or text.reason
        record = member(read(text.body), "record")
        if record is not None:
            as_of = _last_day(record) or today
            return [Reply(site, (Metric("crux", "record", 1, as_of),))]
    if reason:
        return [Reply(site, reason=reason, lasting=False)]
    return [Reply(site, reason="has no record of the site")]


def _last_day(record: object) -> date | None:
    parts = [
        number(member(record, "collectionPeriod", "lastDate", name))
        for name in ("year", "month", "day")
    ]
    try:
        return date(*(int(part or 0) for part in parts))
    except (ValueError, OverflowError):
        return None
