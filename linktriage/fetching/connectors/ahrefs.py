"""Ahrefs: estimated search traffic and domain rating.

Shape from documentation, not yet tried live.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from linktriage.fetching.connectors.json_text import member, number, read
from linktriage.fetching.connectors.values import Ask, Question, Reply, Settings, Text
from linktriage.model import Metric

DAYS_BACK = 7
"""A day without a snapshot is a 404; the days before it are tried."""


async def look_up(settings: Settings, ask: Ask, sites: Sequence[str], today: date) -> list[Reply]:
    """Ask about one site: its traffic, then its rating of the same day."""
    site = sites[0]
    text, day = await _newest(settings, ask, site, today)
    if text.reason:
        return [Reply(site, reason=text.reason, lasting=False)]
    traffic = number(member(read(text.body), "metrics", "org_traffic"))
    if traffic is None:
        return [Reply(site, reason="does not know the site")]
    metrics = [Metric("ahrefs", "organic traffic", traffic, day)]
    rated = await ask(_question(settings, "domain-rating", site, day))
    rating = number(member(read(rated.body), "domain_rating", "domain_rating"))
    if rating is not None:
        metrics.append(Metric("ahrefs", "domain rating", rating, day))
    return [Reply(site, tuple(metrics))]


async def _newest(settings: Settings, ask: Ask, site: str, today: date) -> tuple[Text, date]:
    for back in range(DAYS_BACK + 1):
        day = today - timedelta(days=back)
        text = await ask(_question(settings, "metrics", site, day))
        if text.status != 404:
            break
    return text, day


def _question(settings: Settings, report: str, site: str, day: date) -> Question:
    words = {"target": site, "date": day.isoformat(), "mode": "subdomains", "output": "json"}
    url = f"{settings.base}/v3/site-explorer/{report}?{urlencode(words)}"
    return Question(url, {"Authorization": f"Bearer {settings.key}"})
