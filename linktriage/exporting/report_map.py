"""The coverage map as HTML: tables with bars that are only lengths of colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from linktriage.errors import BadUrl
from linktriage.model import (
    CoverageMap,
    GroupCoverage,
    Readiness,
    Service,
    Share,
    Standing,
    TargetCoverage,
)
from linktriage.text import clean_line
from linktriage.urls import http_url

_COUNTS = ("planned", "pitched", "live")


def sections(found: CoverageMap) -> Iterator[str]:
    """Yield the map: the targets first, then what they roll up to, then what is lopsided."""
    yield "<h2>Target pages</h2>"
    yield _targets(found)
    yield from _groups("Clusters", found.clusters)
    yield from _groups("Money pages, with the pages that lead on to them", found.money)
    yield from _shares("Types of approach", found.approaches)
    yield from _shares("Kinds of anchor", found.anchors)
    yield from _shares("Sites with more than one link", found.sites)
    if found.homepage.of:
        yield from _shares("Links to home pages", (found.homepage,))
    if found.weeks:
        most = max(week.planned for week in found.weeks)
        yield "<h2>Planned by week</h2>"
        yield _table(
            "<th>Week of",
            (
                _row(
                    f"{week.monday:%Y-%m-%d}",
                    (week.planned,),
                    week.planned / most,
                    "a spike" if week.spike else "",
                )
                for week in found.weeks
            ),
            ("planned",),
        )


def _targets(found: CoverageMap) -> str:
    most = max((row.service.planned for row in found.targets), default=0)
    rows = [_target(row, most) for row in found.targets]
    if found.elsewhere.planned:
        gone = "<i>pages that are no target any more</i><td><td>"
        rows.append(_service(gone, found.elsewhere, most))
    return _table("<th>Page<th>Role<th>Cluster", rows, _COUNTS)


def _target(row: TargetCoverage, most: int) -> str:
    target = row.target
    name = (
        f"{safe_link(target.url, target.title)}<td>{safe_text(target.role.value)}"
        f"<td>{safe_text(target.cluster)}"
    )
    marks = [row.standing.value] if row.standing is not Standing.FAIR else []
    if target.readiness is Readiness.NOT_READY:
        marks.append("not ready")
    if row.waiting:
        marks.append(f"{row.waiting} waiting")
    return _service(name, row.service, most, ", ".join(marks), unserved=not row.service.planned)


def _groups(title: str, groups: Sequence[GroupCoverage]) -> Iterator[str]:
    if groups:
        most = max(group.service.planned for group in groups)
        rows = [_service(safe_text(group.name), group.service, most) for group in groups]
        yield f"<h2>{title}</h2>"
        yield _table("<th>Name", rows, _COUNTS)


def _shares(title: str, shares: Sequence[Share]) -> Iterator[str]:
    if shares:
        rows = (
            _row(safe_text(share.name), (share.number,), share.part, f"{share.part:.0%}")
            for share in shares
        )
        yield f"<h2>{title}</h2>"
        yield _table("<th>Name", rows, ("links",))


def _service(
    name: str, service: Service, most: int, mark: str = "", *, unserved: bool = False
) -> str:
    numbers = (service.planned, service.pitched, service.live)
    return _row(name, numbers, service.planned / most if most else 0.0, mark, unserved=unserved)


def _row(
    name: str, numbers: Iterable[int], part: float, mark: str = "", *, unserved: bool = False
) -> str:
    cells = "".join(f'<td class="number">{number}' for number in numbers)
    bar = f'<td class="bar"><b style="width:{part:.0%}"></b>{escape(mark)}'
    kind = ' class="none"' if unserved else ""
    return f"<tr{kind}><td>{name}{cells}{bar}</tr>"


def _table(head: str, rows: Iterable[str], counts: Sequence[str]) -> str:
    numbers = "".join(f'<th class="number">{name}' for name in counts)
    return f"<table><tr>{head}{numbers}<th></tr>{''.join(rows)}</table>"


def safe_text(text: str) -> str:
    """Return foreign text on one harmless line, as HTML."""
    return escape(clean_line(text))


def safe_link(url: str, text: str = "") -> str:
    """Return a link when `url` may be opened, else only its words."""
    words = safe_text(text or url)
    try:
        address = escape(http_url(url))
    except BadUrl:
        return words
    return f'<a href="{address}" rel="noreferrer">{words}</a>'
