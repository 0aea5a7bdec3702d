"""Open PageRank: how well a site is linked to, 0 to 10. It says nothing of visitors.

Shape from documentation, not yet tried live.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from urllib.parse import urlencode

from linktriage.fetching.connectors.json_text import items, member, number, read
from linktriage.fetching.connectors.values import Ask, Question, Refused, Reply, Settings
from linktriage.model import Metric


async def look_up(settings: Settings, ask: Ask, sites: Sequence[str], today: date) -> list[Reply]:
    """Ask about up to 100 sites. A bad key comes as `"status": false`, a site without as 404."""
    words = urlencode([("domains[]", site) for site in sites])
    url = f"{settings.base}/api/v1.0/getPageRank?{words}"
    text = await ask(Question(url, {"API-OPR": settings.key}))
    if text.reason:
        return [Reply(site, reason=text.reason, lasting=False) for site in sites]
    found = read(text.body)
    if member(found, "response") is None:
        raise Refused("refuses the key or the question")
    as_of = _day(member(found, "last_updated")) or today
    known = {str(member(one, "domain")).casefold(): one for one in items(member(found, "response"))}
    return [_reply(site, known.get(site.casefold()), as_of) for site in sites]


def _reply(site: str, found: object, as_of: date) -> Reply:
    value = number(member(found, "page_rank_decimal"))
    if member(found, "status_code") != 200 or value is None:
        return Reply(site, reason="does not know the site")
    return Reply(site, (Metric("open pagerank", "open pagerank", value, as_of),))


def _day(written: object) -> date | None:
    """Return the day that "19th Mar 2022" names, or None."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", str(written)[:40])
    try:
        return datetime.strptime(plain, "%d %b %Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
