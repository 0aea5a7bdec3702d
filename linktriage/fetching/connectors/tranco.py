"""Tranco: the rank of a site in a list of the most visited, day by day. Needs no key.

Shape from documentation, not yet tried live.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from linktriage.fetching.connectors.json_text import items, member, number, read
from linktriage.fetching.connectors.values import Ask, Question, Reply, Settings
from linktriage.model import Metric


async def look_up(settings: Settings, ask: Ask, sites: Sequence[str], today: date) -> list[Reply]:
    """Ask about one site; the newest of its ranks counts."""
    site = sites[0]
    text = await ask(Question(f"{settings.base}/api/ranks/domain/{quote(site, safe='')}"))
    if text.reason:
        return [Reply(site, reason=text.reason, lasting=False)]
    ranks = items(member(read(text.body), "ranks"))
    dated = [(str(member(one, "date")), number(member(one, "rank"))) for one in ranks]
    known = [(day, rank) for day, rank in dated if rank]
    if not known:
        return [Reply(site, reason="does not rank the site")]
    day, rank = max(known)
    return [Reply(site, (Metric("tranco", "rank", rank, _day(day) or today),))]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
