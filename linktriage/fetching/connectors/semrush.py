"""Semrush: estimated search traffic in one country's database.

Errors are texts, usually with the status 200: "ERROR 50 :: NOTHING FOUND" means no data.
Shape from documentation, not yet tried live.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from linktriage.fetching.connectors.json_text import number
from linktriage.fetching.connectors.values import Ask, Question, Refused, Reply, Settings
from linktriage.model import Metric

COLUMNS = "Dn,Rk,Or,Ot"
NOTHING = "ERROR 50 "


async def look_up(settings: Settings, ask: Ask, sites: Sequence[str], today: date) -> list[Reply]:
    """Ask about one site. Raises `Refused` for a bad key or a limit."""
    site = sites[0]
    words = {
        "type": "domain_rank",
        "key": settings.key,
        "domain": site,
        "database": settings.country,
        "export_columns": COLUMNS,
    }
    text = await ask(Question(f"{settings.base}/?{urlencode(words)}"))
    if text.reason:
        return [Reply(site, reason=text.reason, lasting=False)]
    if text.body.startswith("ERROR") and not text.body.startswith(NOTHING):
        raise Refused(f"refuses: {text.body.splitlines()[0][:60]}")
    value = _traffic(text.body)
    if value is None:
        return [Reply(site, reason=f"knows nothing of the site ({settings.country})")]
    name = "organic traffic" if settings.country == "us" else f"organic traffic {settings.country}"
    return [Reply(site, (Metric("semrush", name, value, today),))]


def _traffic(body: str) -> float | None:
    """Return the traffic in the first row of the semicolon-separated answer."""
    row = next(csv.DictReader(body.splitlines(), delimiter=";"), {})
    return number(row.get("Organic Traffic"))
