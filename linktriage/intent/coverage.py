"""The coverage map, worked out from the target pages and the links planned so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from linktriage.model import (
    CoverageMap,
    GroupCoverage,
    PlannedLink,
    Role,
    Service,
    Share,
    Standing,
    TargetCoverage,
    TargetPage,
    Week,
)
from linktriage.terms import terms
from linktriage.urls import home_of, key

OVER_FROM = 5
"""Links below which no target is over-served, and no week a spike: too few to tell."""
OVER_TIMES = 2.0
"""Over-served: that many times what the targets have on average. Our own choice, no source."""
SPIKE_TIMES = 3.0
"""A spike: that many times the median of the weeks in which links were planned. Our own choice."""


def map_of(
    targets: Sequence[TargetPage],
    links: Sequence[PlannedLink],
    waiting: Mapping[str, int] | None = None,
) -> CoverageMap:
    """Return how the targets are served by these links.

    `waiting` counts the links that are parked until a target is ready, by the key of its URL.
    """
    by_target: dict[str, list[PlannedLink]] = {}
    for link in links:
        by_target.setdefault(key(link.intent.target), []).append(link)
    served = {one: _service(by_target.pop(key(one.url), [])) for one in targets}
    return CoverageMap(
        total=_service(links),
        targets=_ordered(served, waiting or {}),
        elsewhere=_service([link for rest in by_target.values() for link in rest]),
        clusters=_groups(served, _cluster_of),
        money=_groups(served, _money_of),
        homepage=Share("home pages", sum(map(_is_home, links)), len(links)),
        approaches=_shares(link.approach.value for link in links),
        sites=tuple(one for one in _shares(link.site for link in links) if one.number > 1),
        anchors=_shares(link.intent.anchor_kind.value for link in links),
        weeks=_weeks([link.planned_on for link in links]),
    )


def _service(links: Iterable[PlannedLink]) -> Service:
    links = list(links)
    pitched = sum(link.pitched or link.live for link in links)
    return Service(len(links), pitched, sum(link.live for link in links))


def _ordered(
    served: Mapping[TargetPage, Service], waiting: Mapping[str, int]
) -> tuple[TargetCoverage, ...]:
    usual = sum(one.planned for one in served.values()) / max(len(served), 1)
    rows = (
        TargetCoverage(
            one, service, _standing(service, usual, len(served)), waiting.get(key(one.url), 0)
        )
        for one, service in served.items()
    )
    return tuple(sorted(rows, key=lambda row: row.service.planned))


def _standing(service: Service, usual: float, targets: int) -> Standing:
    if not service.planned:
        return Standing.NONE
    enough = targets > 1 and service.planned >= OVER_FROM
    return Standing.OVER if enough and service.planned >= OVER_TIMES * usual else Standing.FAIR


def _cluster_of(target: TargetPage) -> tuple[str, str]:
    return " ".join(sorted(terms(target.cluster))), target.cluster


def _money_of(target: TargetPage) -> tuple[str, str]:
    url = target.url if target.role is Role.MONEY else target.supports
    return key(url) if url else "", url


def _groups(
    served: Mapping[TargetPage, Service], group_of: Callable[[TargetPage], tuple[str, str]]
) -> tuple[GroupCoverage, ...]:
    """Return the groups of targets; those that belong to none are left out."""
    found: dict[str, tuple[str, list[Service]]] = {}
    for target, service in served.items():
        group, name = group_of(target)
        if group:
            found.setdefault(group, (name, []))[1].append(service)
    rows = [GroupCoverage(name, len(each), _sum(each)) for name, each in found.values()]
    return tuple(sorted(rows, key=lambda row: row.service.planned))


def _sum(services: Sequence[Service]) -> Service:
    return Service(
        sum(one.planned for one in services),
        sum(one.pitched for one in services),
        sum(one.live for one in services),
    )


def _is_home(link: PlannedLink) -> bool:
    return key(home_of(link.intent.target)) == key(link.intent.target)


def _shares(names: Iterable[str]) -> tuple[Share, ...]:
    """Return each name with its part of all, the commonest first."""
    counts = Counter(names)
    return tuple(Share(name, number, counts.total()) for name, number in counts.most_common())


def _weeks(days: Sequence[date]) -> tuple[Week, ...]:
    """Return the weeks from the first to the last day, those without a link included."""
    if not days:
        return ()
    counts = Counter(day - timedelta(days=day.weekday()) for day in days)
    usual = median(counts.values())
    weeks = []
    monday = min(counts)
    while monday <= max(counts):
        number = counts[monday]
        spike = len(counts) > 1 and number >= OVER_FROM and number >= SPIKE_TIMES * usual
        weeks.append(Week(monday, number, spike))
        monday += timedelta(weeks=1)
    return tuple(weeks)
