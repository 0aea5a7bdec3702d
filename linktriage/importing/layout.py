"""What the columns of a table hold: by its tool, by their names, by their values."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from linktriage.errors import BadInput, BadUrl, NotAProspectList
from linktriage.importing.headers import column_names, data_rows, header_row, is_address, plain
from linktriage.importing.tools import KEYWORDS, ONE_SITE, Tool, lists_keywords, tool_of
from linktriage.importing.values import DateFormat, email_in, is_unknown, number, parse_date, truth
from linktriage.importing.vocabulary import ALIASES, AMBIGUOUS, METRIC_NAMES
from linktriage.urls import clean, site_of

FITS: Final = 0.6
"""Share of a column's filled cells that must be what a field needs."""
FITS_A_LIST: Final = 0.2
"""The same for a list of one column, whose other lines are refused one by one."""
ONE_SITE_SHARE: Final = 0.8
"""Share of rows on one site from which a crawl is taken for one of a single website."""
SAMPLE: Final = 200
"""Rows looked at below the header."""

PLAIN_LIST: Final = "plain list"
SHEET: Final = "sheet"
UNKNOWN_COLUMNS: Final = "unknown columns"

NO_ADDRESSES = "no line or column of it holds addresses of pages or sites"

_TOOL_FIELDS: Final = ("content_type", "links_to_answer")
FIELDS: Final = (*ALIASES, *_TOOL_FIELDS)
"""Everything a column may be mapped to, beside the names of metrics."""
METRICS: Final = frozenset(METRIC_NAMES.values())


@dataclass(frozen=True, slots=True)
class Layout:
    """How the records of one table are read."""

    tool: str
    header: tuple[str, ...]
    """A name for each column, in order."""
    skip: int
    """Records above the data: titles, banners, the header."""
    fields: Mapping[str, int]
    """Field to the place of its column."""
    metrics: Mapping[str, int]
    """Name of a metric to the place of its column."""
    provider: str = SHEET
    named_after: Mapping[int, str] = field(default_factory=dict)
    """Place of a column to the site it is named after."""
    questions: tuple[str, ...] = ()
    """What a person should confirm; empty when the layout is sure."""
    day_first: bool | None = None

    @property
    def mapping(self) -> dict[str, str]:
        """Return field or metric to the name of its column."""
        places = {**self.fields, **self.metrics}
        return {name: self.header[place] for name, place in places.items()}

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Return the names of the columns that only the raw row keeps."""
        used = {*self.fields.values(), *self.metrics.values(), *self.named_after}
        return tuple(name for place, name in enumerate(self.header) if place not in used)

    @property
    def signature(self) -> str:
        """Return a mark of the header, the same for every file of the kind; "" without one."""
        if not self.skip:
            return ""
        names = "\x1f".join(map(plain, self.header))
        return hashlib.sha256(names.encode("utf-8", "replace")).hexdigest()[:16]


def lay_out(
    records: Sequence[list[str]],
    mapping: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] | None = None,
) -> Layout:
    """Return how `records`, the beginning of a table, are to be read.

    `mapping` (field to column, "" for none) decides over everything, then what is `remembered`
    for the header's signature. Raises `NotAProspectList` for what is none, `BadInput` for a
    mapping that does not fit the table.
    """
    place = header_row(list(records))
    names = records[place] if place is not None else []
    skip = 0 if place is None else place + 1
    rows = list(data_rows(records, skip, names or None))
    width = max(map(len, [*rows[:SAMPLE], names]), default=0)
    columns = _Columns(column_names(names, width), rows[:SAMPLE], headed=place is not None)
    tool = tool_of([plain(name) for name in names])
    if tool and tool.refusal:
        raise NotAProspectList(tool.refusal)
    layout = replace(_by_tool(tool, columns) if tool else _by_names(columns), skip=skip)
    chosen = mapping or (remembered or {}).get(layout.signature)
    layout = _chosen(layout, columns, chosen) if chosen else layout
    _require_prospects(layout, columns, tool)
    return layout


class _Columns:
    """The columns of a table: their names and a sample of their cells."""

    def __init__(self, header: tuple[str, ...], rows: Sequence[list[str]], *, headed: bool) -> None:
        """Keep the sample; without a header no column has a name to go by."""
        self.header = header
        self.headed = headed
        self.rows = rows
        self.names = [plain(name) for name in header] if headed else [""] * len(header)

    def cells(self, place: int) -> list[str]:
        """Return what the sampled rows say in one column."""
        cells = (row[place].strip() for row in self.rows if place < len(row))
        return [cell for cell in cells if not is_unknown(cell)]

    def share(self, place: int, test: Callable[[str], object]) -> float | None:
        """Return the share of a column's filled cells that pass, None when all are empty."""
        cells = self.cells(place)
        return sum(1 for cell in cells if test(cell)) / len(cells) if cells else None

    def place(self, name: str) -> int | None:
        """Return where the column of a plain name stands."""
        return self.names.index(name) if name in self.names else None


def _by_tool(tool: Tool, columns: _Columns) -> Layout:
    """Read a known tool's export as the tool writes it."""
    fields = _places(columns, {name: what for what, name in tool.fields.items()})
    metrics = _places(columns, tool.metrics)
    used = {*fields.values(), *metrics.values()}
    named_after = _named_after(columns, used) if tool.names_sites else {}
    return Layout(
        tool=tool.name,
        header=columns.header,
        skip=0,
        fields=fields,
        metrics=metrics,
        provider=tool.provider,
        named_after=named_after,
        day_first=tool.day_first,
    )


def _places(columns: _Columns, meaning: Mapping[str, str]) -> dict[str, int]:
    """Return what is there of columns with a known meaning; the first of two that mean the same."""
    found: dict[str, int] = {}
    for name, what in meaning.items():
        place = columns.place(name)
        if place is not None:
            found.setdefault(what, place)
    return found


_PREFIXED: Final = re.compile(r"backlinks[_ ](\S{3,250})", re.IGNORECASE)


def _named_after(columns: _Columns, used: set[int]) -> dict[int, str]:
    """Return the columns that bear the name of a site, such as `example.com/`."""
    found = {}
    for place, name in enumerate(columns.header):
        prefixed = _PREFIXED.fullmatch(name)
        target = prefixed.group(1) if prefixed else name
        if place not in used and " " not in target and is_address(target):
            found[place] = site_of(clean(target).url)
    return found


# Sheets: by the names of columns, checked against what stands in them


def _is_status(cell: str) -> bool:
    """Return True for a status of HTTP."""
    return cell.isdigit() and len(cell) == 3


def _is_date(cell: str) -> bool:
    """Return True for a date, whichever of day and month comes first."""
    either = (DateFormat(day_first=True), DateFormat(day_first=False))
    return any(parse_date(cell, style) for style in either)


def _is_lost(cell: str) -> bool:
    """Return True for what a column of lost links holds: a yes, a no, a day."""
    return truth(cell) is not None or _is_date(cell)


def _is_rel(cell: str) -> bool:
    """Return True for words about a link's rel."""
    return "follow" in cell.casefold() or cell.casefold() in {"ugc", "sponsored"}


def _is_yes_or_no(cell: str) -> bool:
    """Return True for a yes or a no."""
    return truth(cell) is not None


_TESTS: Final[dict[str, Callable[[str], object]]] = {
    "url": is_address,
    "site": is_address,
    "links_to": is_address,
    "email": email_in,
    "nofollow": _is_yes_or_no,
    "ugc": _is_yes_or_no,
    "sponsored": _is_yes_or_no,
    "follow": _is_yes_or_no,
    "rel": _is_rel,
    "lost": _is_lost,
    "http_status": _is_status,
    "links_to_status": _is_status,
    "first_seen": _is_date,
    "last_seen": _is_date,
}
"""What the cells of a column must be for it to hold a field."""
_WHO: Final = ("url", "site")


def _by_names(columns: _Columns) -> Layout:
    """Read a table of no known tool: by its names, else by what looks like addresses."""
    fields: dict[str, int] = {}
    for what, names in ALIASES.items():
        for name in names:
            if what == "site" and "url" in fields and name in AMBIGUOUS:
                continue
            place = columns.place(name)
            if place is not None and place not in fields.values() and _fits(columns, place, what):
                fields[what] = place
                break
    questions = [
        f"“{columns.header[fields[what]]}”: {AMBIGUOUS[columns.names[fields[what]]]}"
        for what in (*_WHO, "links_to")
        if what in fields and columns.names[fields[what]] in AMBIGUOUS
    ]
    tool = SHEET
    if not any(what in fields for what in _WHO):
        tool = UNKNOWN_COLUMNS if len(columns.header) > 1 else PLAIN_LIST
        fields, questions = _by_values(columns, fields)
    metrics = _sheet_metrics(columns, set(fields.values()))
    return Layout(tool, columns.header, 0, fields, metrics, questions=tuple(questions))


def _fits(columns: _Columns, place: int, what: str) -> bool:
    """Return True when what stands in a column is what the field needs."""
    test = _TESTS.get(what)
    if test is None:
        return True
    share = columns.share(place, test)
    return share >= FITS if share is not None else what not in _WHO


def _sheet_metrics(columns: _Columns, used: set[int]) -> dict[str, int]:
    """Return the columns that hold numbers of a known name."""
    metrics: dict[str, int] = {}
    for place, name in enumerate(columns.names):
        metric = METRIC_NAMES.get(name)
        if not metric or metric in metrics or place in used:
            continue
        share = columns.share(place, lambda cell: number(cell) is not None)
        if share is not None and share >= FITS:
            metrics[metric] = place
    return metrics


def _by_values(columns: _Columns, fields: dict[str, int]) -> tuple[dict[str, int], list[str]]:
    """Take the column whose cells are addresses, of several the one with most sites."""
    least = FITS if len(columns.header) > 1 else FITS_A_LIST
    shares = {place: columns.share(place, is_address) for place in range(len(columns.header))}
    fitting = [place for place, share in shares.items() if share is not None and share >= least]
    if not fitting:
        return fields, []
    best = max(fitting, key=lambda place: (len(_sites(columns.cells(place))), -place))
    fields = {what: place for what, place in fields.items() if place != best} | {"url": best}
    if len(fitting) == 1 and not columns.headed:
        return fields, []
    if len(columns.header) == 1:
        return fields, []
    return fields, [f"“{columns.header[best]}”: does it name the prospect's page or site?"]


def _sites(cells: Sequence[str]) -> Counter[str]:
    """Return the sites that cells with addresses belong to, counted."""
    found: Counter[str] = Counter()
    for cell in cells:
        try:
            found[site_of(clean(cell).url)] += 1
        except BadUrl:
            continue
    return found


# What a person decided


def _chosen(layout: Layout, columns: _Columns, mapping: Mapping[str, str]) -> Layout:
    """Return the layout with a person's own mapping over it."""
    fields, metrics = dict(layout.fields), dict(layout.metrics)
    for what, column in mapping.items():
        if what not in FIELDS and what not in METRICS and what not in metrics:
            raise BadInput(f"“{what}” is not a field; there are: {', '.join(sorted(FIELDS))}")
        home = fields if what in FIELDS else metrics
        home.pop(what, None)
        if column:
            place = _place_of(column, columns)
            fields = {key: at for key, at in fields.items() if at != place}
            metrics = {key: at for key, at in metrics.items() if at != place}
            (fields if what in FIELDS else metrics)[what] = place
        elif home is fields:
            fields.pop(what, None)
    return replace(layout, fields=fields, metrics=metrics, questions=())


def _place_of(column: str, columns: _Columns) -> int:
    """Return the place of a column given by its name."""
    wanted = plain(column)
    for place, name in enumerate(columns.header):
        if name == column or plain(name) == wanted:
            return place
    raise BadInput(f"there is no column “{column}”; there are: {', '.join(columns.header[:40])}")


# What is no list of prospects


def _require_prospects(layout: Layout, columns: _Columns, tool: Tool | None) -> None:
    """Raise `NotAProspectList` when the table holds something else."""
    keywords = lists_keywords(columns.names)
    who = [layout.fields[what] for what in _WHO if what in layout.fields]
    if not columns.rows:
        raise NotAProspectList("it has a header and no rows" if columns.headed else "it is empty")
    if not who:
        raise NotAProspectList(KEYWORDS if keywords else NO_ADDRESSES)
    if not keywords and not (tool and tool.many_sites):
        return
    sites = _sites(columns.cells(who[0]))
    site, count = sites.most_common(1)[0] if sites else ("", 0)
    if count >= max(2, ONE_SITE_SHARE * sites.total()):
        raise NotAProspectList(KEYWORDS if keywords else ONE_SITE.format(site=site))
