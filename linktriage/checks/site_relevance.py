"""Does the site as a whole publish on the user's topic: its recent titles, menu and name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from linktriage.checks.answers import count, passed, quote, unknown, warned
from linktriage.checks.relevance import clusters, coverage, most_of
from linktriage.checks.subject import Subject
from linktriage.model import Basis, Check, Evidence, Finding, TargetPage
from linktriage.terms import Idf, terms

CHECK = Check("site", "site topic", "Does the site publish on your topic?", Basis.MEASURED)

ENOUGH = 5
"""Titles and menu words from which a site can be judged."""
LONGEST = 60
"""Characters of a menu item; a longer one is a sentence about something."""
HALF = 0.5
"""Share of the cluster's words, by rarity, that put a title near it."""
OFTEN = 0.1
"""Share of the titles, two at least, that must be near it when none holds most of its words."""


def look(subject: Subject) -> Finding:
    """Pass when some title or menu item is on a target's cluster; else warn."""
    if not subject.targets:
        return unknown(CHECK, "no target page to compare with", figure="no target")
    texts = tuple(_texts(subject))
    if len(texts) < ENOUGH:
        return unknown(CHECK, "no recent titles and no menu were read", figure="no titles")
    found = {target: _on(subject, target, texts) for target in subject.targets}
    target = max(subject.targets, key=lambda target: len(found[target]))
    hits = found[target]
    titles = len(subject.titles)
    if not _enough(hits, target, subject.idf, titles):
        looked = f"none of {count(titles, 'recent title')} and " if titles else ""
        line = f"{looked}no menu item is on {clusters(subject)}"
        return warned(CHECK, line, *texts[:ENOUGH], figure="0 titles" if titles else "not found")
    on_titles = sum(hit.where.startswith("title") for hit in hits)
    share = f"{on_titles / titles:.0%} of {titles} recent titles" if titles else "the menu"
    figure = f"{on_titles / titles:.0%}" if titles else "menu"
    return passed(CHECK, f"{share} on “{target.cluster}”", *hits, figure=figure)


def _texts(subject: Subject) -> Iterator[Evidence]:
    for at, title in enumerate(subject.titles):
        yield quote(title, f"title {at}")
    home = subject.site.home if subject.site else None
    items: dict[str, None] = {}
    for page in (subject.page, home):
        if page:
            items |= dict.fromkeys((*page.menu, page.site_name))
    yield from (quote(item, "site") for item in items if 0 < len(item) <= LONGEST)


def _enough(hits: Sequence[Evidence], target: TargetPage, idf: Idf, titles: int) -> bool:
    """Tell whether one text is on the cluster, or enough titles are near it."""
    wanted = terms(target.cluster)
    near = sum(hit.where.startswith("title") for hit in hits)
    on = any(most_of(wanted, terms(hit.quote), idf) for hit in hits)
    return on or near >= max(2, OFTEN * titles)


def _on(subject: Subject, target: TargetPage, texts: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    wanted = terms(target.cluster)
    near = [(coverage(wanted, terms(text.quote), subject.idf), text) for text in texts]
    found = [(share, text) for share, text in near if share >= HALF]
    return tuple(text for _, text in sorted(found, key=lambda one: -one[0]))
