"""The coverage map as lines of text with bars: one drawing for the report and for the screen.

A bar has a length for each planned link of which the longest row has the whole width; the part
that is live is solid, the part with a draft dense, the rest light, so that it reads without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
from linktriage.urls import key

Piece = tuple[str, str]
"""A text, and the name of the ink for it; empty for the plain one."""
Pieces = tuple[Piece, ...]

LIVE, PITCHED, PLANNED = "█", "▓", "░"
FIGURES = len("  12 /  12 /  12 ")
"""Cells of the three figures."""
ROLE = 11
WEEKS = 12
"""The newest weeks that are drawn."""
SHARES = 5
"""Rows of a concentration."""


def drawn(found: CoverageMap, width: int) -> Iterator[Pieces]:
    """Yield the map as lines of at most `width` cells."""
    yield (("Target pages", "heading"), ("   planned / with a draft / live", "muted"))
    if not found.targets:
        yield (("  none yet: linktriage target add URL, or T on the screen", "muted"),)
    most = max([found.elsewhere.planned, *(row.service.planned for row in found.targets)])
    for row in found.targets:
        yield from _target(row, most, width)
    if found.elsewhere.planned:
        yield _bar_row("no target now", found.elsewhere, most, width, before=" " * ROLE)
    yield from _groups("Clusters", found.clusters, width)
    yield from _groups("Money pages, with the pages that lead on to them", found.money, width)
    yield from _concentrations(found, width)
    yield from _weeks(found, width)


def _target(row: TargetCoverage, most: int, width: int) -> Iterator[Pieces]:
    name = clean_line(row.target.title or key(row.target.url), 200)
    marks = []
    if row.standing is not Standing.FAIR:
        marks.append(row.standing.value)
    if row.target.readiness is Readiness.NOT_READY:
        marks.append("not ready")
    if row.waiting:
        marks.append(f"{row.waiting} waiting")
    role = f"{row.target.role.value:<{ROLE}}"
    line = _bar_row(name, row.service, most, width, before=role)
    yield (*line, (f" {', '.join(marks)}", "warn")) if marks else line


def _bar_row(name: str, service: Service, most: int, width: int, *, before: str = "") -> Pieces:
    """Return figures, name and bar; the marks behind it have a quarter of the width."""
    left = max(12, (width - FIGURES - len(before)) * 2 // 5)
    room = max(4, (width - FIGURES - len(before) - left) * 3 // 5)
    figures = f"{service.planned:>4} /{service.pitched:>4} /{service.live:>4}  "
    shown = name if len(name) <= left else f"{name[: left - 1]}…"
    return (
        (figures, "strong"),
        (before, "muted"),
        (f"{shown:<{left}} ", ""),
        *_bar(service, most, room),
    )


def _bar(service: Service, most: int, room: int) -> Iterator[Piece]:
    """Yield the three parts of a bar, every link that there is shown by a cell at least."""
    if not service.planned:
        yield ("·", "fail")
        return
    whole = max(1, round(room * service.planned / most))
    live = _part(service.live, service.planned, whole)
    pitched = max(live, _part(service.pitched, service.planned, whole))
    yield (LIVE * live, "pass")
    yield (PITCHED * (pitched - live), "accent")
    yield (PLANNED * (whole - pitched), "muted")


def _part(number: int, of: int, cells: int) -> int:
    return min(cells, max(1, round(cells * number / of))) if number else 0


def _groups(title: str, groups: Sequence[GroupCoverage], width: int) -> Iterator[Pieces]:
    if not groups:
        return
    yield ()
    yield ((title, "heading"),)
    most = max(group.service.planned for group in groups)
    for group in groups:
        pages = "1 page" if group.pages == 1 else f"{group.pages} pages"
        name = clean_line(group.name, 200).removeprefix("https://")
        yield _bar_row(name, group.service, most, width, before=f"{pages:<{ROLE}}")


def _concentrations(found: CoverageMap, width: int) -> Iterator[Pieces]:
    for title, shares in (
        ("By type of approach", found.approaches),
        ("By kind of anchor", found.anchors),
        ("Sites with more than one link", found.sites),
    ):
        if shares:
            yield ()
            yield ((title, "heading"),)
            yield from (_share(share, width) for share in shares[:SHARES])
    if found.homepage.of:
        yield ()
        yield (("Links to home pages", "heading"),)
        yield _share(found.homepage, width)


def _share(share: Share, width: int) -> Pieces:
    left = max(12, (width - FIGURES) * 2 // 5)
    room = max(4, (width - FIGURES - left) * 3 // 5)
    name = clean_line(share.name, left)
    return (
        (f"{share.number:>4} of {share.of:>4}  ".ljust(FIGURES), "strong"),
        (f"{name:<{left}} ", ""),
        (PITCHED * round(room * share.part), "accent"),
    )


def _weeks(found: CoverageMap, width: int) -> Iterator[Pieces]:
    if not found.weeks:
        return
    yield ()
    yield (("Planned by week", "heading"),)
    most = max(week.planned for week in found.weeks)
    room = max(4, width - FIGURES - 16)
    for week in found.weeks[-WEEKS:]:
        cells = max(1, round(room * week.planned / most)) if week.planned else 0
        spike = (("  a spike: so many at once stand out", "warn"),) if week.spike else ()
        yield (
            (f"{week.planned:>4}  ", "strong"),
            (f"{week.monday:%Y-%m-%d}  ", "muted"),
            (PLANNED * cells, "accent"),
            *spike,
        )
