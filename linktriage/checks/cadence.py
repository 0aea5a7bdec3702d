"""Is the site kept alive: when it last published, and how steadily over a year.

On 13 dated blogs the median gap between posts was 3 to 53 days and single gaps reached 706, so a
weekly rule would be wrong: a post in the last 120 days and in 4 of 12 months is enough.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from linktriage.checks.answers import count, day, passed, quote, unknown, warned
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, Title

CHECK = Check("cadence", "publishing", "Is it still publishing, and steadily?", Basis.MEASURED)

ENOUGH = 3
"""Dated posts from which publishing can be judged."""
BUSY = 5
"""Posts that together span less than `SHORT` days, from which a feed is short, not the work."""
SHORT = 120
BULK = 10
"""Posts on one day from which they were brought in, not written."""
YEAR = timedelta(days=365)
SHOWN = 6


def look(subject: Subject) -> Finding:
    """Judge the dates of recent posts; too few, or dates of a rebuilt sitemap, are unknown."""
    if subject.site is None:
        return unknown(CHECK, "no feed, sitemap or home page was read", figure="no dates")
    posts = _dated(subject.site.titles, subject.today)
    source = subject.site.titles_from
    if len(posts) < ENOUGH:
        return unknown(CHECK, f"{count(len(posts), 'dated post')} found", figure="no dates")
    dates = [published for published, _, _ in posts]
    proof = [
        quote(f"{title.text}, {day(when)}", f"title {at}") for when, at, title in posts[:SHOWN]
    ]
    if source == "sitemap" and len(set(dates)) == 1:
        why = f"all {len(posts)} dates of the sitemap are {day(dates[0])}: the day it was built"
        return unknown(CHECK, why, *proof, figure="no dates")
    return _judge(subject, dates, proof)


def _judge(subject: Subject, dates: Sequence[date], proof: Sequence[Evidence]) -> Finding:
    policy = subject.policy
    age = (subject.today - dates[0]).days
    months = {(when.year, when.month) for when in dates if subject.today - when <= YEAR}
    gap = max((later - earlier).days for later, earlier in pairwise(dates))
    line = f"last post {count(age, 'day')} ago; posts in {min(len(months), 12)} of 12 months"
    line += f"; longest gap {count(gap, 'day')} in {count(len(dates), 'post')}"
    figure = f"{age} d ago"
    bulk, many = Counter(dates).most_common(1)[0]
    if many >= BULK and 2 * many > len(dates):
        line += f"; {many} posts on {day(bulk)}"
        return warned(CHECK, line, *proof, figure=figure)
    if age > policy.dead_days:
        return warned(CHECK, f"asleep: {line}", *proof, figure=figure)
    steady = age <= policy.stale_days and (
        len(months) >= policy.active_months or _all_recent(dates)
    )
    return (passed if steady else warned)(CHECK, line, *proof, figure=figure)


def _all_recent(dates: Sequence[date]) -> bool:
    """Tell whether a short feed is short because the site is busy: its posts span few months."""
    return len(dates) >= BUSY and (dates[0] - dates[-1]).days < SHORT


def _dated(titles: Sequence[Title], today: date) -> list[tuple[date, int, Title]]:
    """Return the dated posts, the newest first; dates in the future are not believed."""
    posts = [
        (title.published, at, title)
        for at, title in enumerate(titles)
        if title.published and title.published <= today + timedelta(days=1)
    ]
    return sorted(posts, key=lambda post: (post[0], -post[1]), reverse=True)
