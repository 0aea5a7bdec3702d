"""From the cells of one record to an imported row, or to the reason why it is refused.

Called once for every row of files with a million of them: what can be known per column or per
value is worked out once and remembered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from typing import Final, TypeVar

from linktriage.errors import BadUrl
from linktriage.importing.layout import FIELDS, Layout
from linktriage.importing.never import NeverList
from linktriage.importing.values import (
    DateFormat,
    NumberFormat,
    date_format,
    email_in,
    is_unknown,
    number,
    number_format,
    parse_date,
    truth,
)
from linktriage.importing.vocabulary import RATINGS
from linktriage.model import ImportedRow, Metric, RefusedRow, RowFacts, SetAside
from linktriage.text import clean_line, clean_text
from linktriage.urls import CleanUrl, clean, key, site_of

CELL_CAP: Final = 4_000
"""Characters kept of one cell."""
ROW_CAP: Final = 16_000
"""Characters of a row from which its cells are capped one by one."""
LINE_CAP: Final = 500
"""Characters kept of a fact."""
REMEMBERED: Final = 10_000
"""Different values of a column whose meaning is kept at hand."""

NO_ADDRESS = "it names no page and no site"
SELF_LINK = "the site links to itself"

DEAD: Final = frozenset(range(400, 500)) - {401, 403, 407, 408, 429, 451}
"""Answers that mean that a page is gone, not that a robot is kept out."""
_DEAD_ANSWERS: Final = frozenset({"dns lookup failed", "not found", "gone"})
_PAGE_TYPES: Final = ("text/html", "application/xhtml")


_T = TypeVar("_T")


@cache
def _unclean() -> re.Pattern[str]:
    """Return a pattern of what `clean_text` would take away or replace.

    Derived from `clean_text` itself, so that the quick look at a whole row can never let
    through what cleaning would not.
    """
    points = [*range(0x10000), *range(0xE0000, 0xE1000)]
    kept = set(clean_text("a".join(map(chr, points))))
    gone = {point for point in points if chr(point) not in kept}
    firsts = sorted(point for point in gone if point - 1 not in gone)
    lasts = sorted(point for point in gone if point + 1 not in gone)
    ranges = "".join(rf"\U{a:08x}-\U{b:08x}" for a, b in zip(firsts, lasts, strict=True))
    return re.compile(f"[{ranges}]")


_POSSIBLE_FLOOD = re.compile(r"[^\x00-\x7f\w\s][^\x00-\x7f\w\s]{4}")
"""Marks in a row, of which `clean_text` keeps only some."""


def clean_cells(cells: Sequence[str]) -> list[str]:
    """Return the cells of a record without anything that could act on a terminal, capped."""
    joined = "".join(cells)
    if len(joined) <= ROW_CAP:
        if joined.isascii() and joined.isprintable():
            return list(cells)
        if not _unclean().search(joined) and not _POSSIBLE_FLOOD.search(joined):
            return list(cells)
    return [clean_text(cell, CELL_CAP) for cell in cells]


def _line(text: str, limit: int = LINE_CAP) -> str:
    """Return a cleaned cell on one line."""
    if not text:
        return text
    if len(text) <= limit and text.isprintable() and "  " not in text:
        return text.strip()
    return clean_line(text, limit)


class _Remembered(dict[str, _T]):
    """What a reading makes of each value, worked out at its first sight: many rows repeat it."""

    def __init__(self, reading: Callable[[str], _T]) -> None:
        super().__init__()
        self._reading = reading

    def __missing__(self, text: str) -> _T:
        """Read a value that is seen for the first time."""
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[text] = self._reading(text)
        return found


def _address(cell: str) -> CleanUrl | None:
    """Return the address in a cell of a column of addresses, None for a cell that says nothing."""
    return None if is_unknown(cell) else clean(cell)


def _link_target(cell: str) -> str:
    """Return the address of a linked page, "" for what is none."""
    try:
        return clean(cell).url if cell else ""
    except BadUrl:
        return ""


def _says_yes(cell: str) -> bool:
    """Return True when a column named after a site says that the row's site links to it."""
    answer = truth(cell)
    amount = number(cell)
    if answer is not None or amount is not None:
        return bool(answer or amount)
    return not is_unknown(cell)


def _rel(cell: str) -> tuple[str, ...]:
    """Return the rel tokens that a cell such as `nofollow, ugc` or `Dofollow` names."""
    words = re.split(r"[^a-z]+", cell[:200].casefold())
    return tuple(word for word in ("nofollow", "sponsored", "ugc") if word in words)


class RowReader:
    """Reads the records of one table as its layout says."""

    def __init__(
        self,
        layout: Layout,
        sample: Sequence[Sequence[str]],
        as_of: date | None,
        never: NeverList,
    ) -> None:
        """Infer the formats of the columns from `sample`; metrics are of the day `as_of`."""
        self._never = _Remembered(never.__contains__)
        self._width = len(layout.header)
        self._who = [layout.fields[what] for what in ("url", "site") if what in layout.fields]
        self._named_after = tuple(layout.named_after.items())
        # a field without a column reads the empty cell that stands behind every record
        self._at = {what: layout.fields.get(what, self._width) for what in FIELDS}
        self._sample = sample
        self._date = self._dates(layout)
        self._link_target = _Remembered(_link_target)
        self._target_site = _Remembered(site_of)
        self._rel_text = _Remembered(_rel)
        self._metrics = [
            (place, self._metric(name, place, layout.provider, as_of))
            for name, place in layout.metrics.items()
        ]

    def _column(self, place: int) -> list[str]:
        """Return the sampled cells of one column."""
        return [row[place] for row in self._sample if place < len(row)]

    def _dates(self, layout: Layout) -> _Remembered[date | None]:
        """Return how dates are read: all date columns of a file are written alike."""
        places = [
            layout.fields[what] for what in ("first_seen", "last_seen") if what in layout.fields
        ]
        cells = [cell for place in places for cell in self._column(place)]
        style = date_format(cells, DateFormat(layout.day_first))
        return _Remembered(lambda text: parse_date(text, style) if text else None)

    def _metric(
        self, name: str, place: int, provider: str, as_of: date | None
    ) -> _Remembered[Metric | None]:
        """Return how the cells of one metric's column are read."""
        style: NumberFormat = number_format(self._column(place), whole=name not in RATINGS)

        def read(text: str) -> Metric | None:
            """Return the metric in a cell, None when it holds no number."""
            value = number(text, style)
            return None if value is None else Metric(provider, name, value, as_of)

        return _Remembered(read)

    def read(self, place: int, record: Sequence[str]) -> ImportedRow | RefusedRow:
        """Return what the record says, or why it is refused; `place` counts from 1."""
        cells = clean_cells(record)
        if len(cells) > self._width:
            cells[self._width :] = [" | ".join(cells[self._width :])[:CELL_CAP]]
        raw = tuple(cells)
        cells[self._width :] = ""
        cells += [""] * (self._width + 1 - len(cells))
        try:
            return self._row(place, cells, raw)
        except BadUrl as reason:
            return RefusedRow(place, str(reason), raw)

    def _row(self, place: int, cells: list[str], raw: tuple[str, ...]) -> ImportedRow:
        """Return the row; raise `BadUrl` with the reason when it is refused."""
        found = self._found(cells)
        site = site_of(found.url)
        if not site:
            raise BadUrl(NO_ADDRESS)
        self._require_page(cells)
        facts = self._facts(cells, found.note)
        if facts.links_to and self._target_site[facts.links_to] == site:
            raise BadUrl(SELF_LINK)
        return ImportedRow(
            place,
            found.raw,
            found.url,
            key(found.url),
            site,
            found.scheme_guessed,
            facts,
            tuple([metric for at, known in self._metrics if (metric := known[cells[at]])]),
            self._set_aside(cells, site),
            raw,
        )

    def _found(self, cells: list[str]) -> CleanUrl:
        """Return the address of the row: of its page, else of its site."""
        reason: BadUrl | None = None
        for at in self._who:
            try:
                found = _address(cells[at])
            except BadUrl as error:
                reason = reason or error
                continue
            if found:
                return found
        raise reason or BadUrl(NO_ADDRESS)

    def _require_page(self, cells: list[str]) -> None:
        """Raise `BadUrl` when the row says that the address is no page but a picture or such."""
        kind = cells[self._at["content_type"]]
        if kind and not kind.strip().casefold().startswith(_PAGE_TYPES):
            raise BadUrl(f"it is not a page but {_line(kind, 60)}")

    def _set_aside(self, cells: list[str], site: str) -> SetAside | None:
        """Return why the row itself says that it should stand beside the queue."""
        lost = cells[self._at["lost"]]
        if lost:
            answer = truth(lost)
            if answer if answer is not None else self._date[lost]:
                return SetAside.LOST_LINK
        return SetAside.NEVER_A_PROSPECT if self._never[site] else None

    def _facts(self, cells: list[str], note: str) -> RowFacts:
        """Return what the columns beside the address say."""
        at = self._at
        links_to = self._link_target[cells[at["links_to"]]]
        status = cells[at["http_status"]]
        return RowFacts(
            title=_line(cells[at["title"]]),
            author=_line(cells[at["author"]], 120),
            name=self._name(cells),
            email=email_in(cells[at["email"]]),
            language=_line(cells[at["language"]], 40),
            country=_line(cells[at["country"]], 80),
            topic=_line(cells[at["topic"]], 120),
            page_type=_line(cells[at["page_type"]], 120),
            anchor=_line(cells[at["anchor"]]),
            left=_line(cells[at["left"]]),
            right=_line(cells[at["right"]]),
            links_to=links_to,
            dead=bool(links_to) and self._dead(cells),
            rel=self._rel(cells),
            http_status=int(status) if len(status) == 3 and status.isdigit() else None,
            first_seen=self._date[cells[at["first_seen"]]],
            last_seen=self._date[cells[at["last_seen"]]],
            also_links_to=tuple(
                [site for place, site in self._named_after if _says_yes(cells[place])]
            ),
            price=_line(cells[at["price"]], 80),
            note="; ".join(filter(None, (_line(cells[at["note"]]), note))),
        )

    def _name(self, cells: list[str]) -> str:
        """Return the contact's name, put together when it stands in two columns."""
        at = self._at
        whole = cells[at["name"]] or f"{cells[at['first_name']]} {cells[at['last_name']]}"
        return _line(whole.strip(), 120)

    def _dead(self, cells: list[str]) -> bool:
        """Return True when the linked page answered that it is gone."""
        status = cells[self._at["links_to_status"]]
        if status.isascii() and status.isdigit() and int(status[:4]) in DEAD:
            return True
        return cells[self._at["links_to_answer"]].strip().casefold() in _DEAD_ANSWERS

    def _rel(self, cells: list[str]) -> tuple[str, ...]:
        """Return the link's rel tokens, from whichever columns speak of them."""
        at = self._at
        tokens = set(self._rel_text[cells[at["rel"]]])
        for token in ("nofollow", "sponsored", "ugc"):
            cell = cells[at[token]]
            if cell and _flagged(cell):
                tokens.add(token)
        follow = cells[at["follow"]]
        if follow and truth(follow) is False:
            tokens.add("nofollow")
        return tuple(sorted(tokens))


def _flagged(cell: str) -> bool:
    """Return True for a flag that is set: a yes, or any mark where others are empty."""
    answer = truth(cell)
    return answer if answer is not None else not is_unknown(cell)
