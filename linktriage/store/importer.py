"""One file on its way into the store, batch by batch, inside the transaction of its import."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, Literal

from sqlalchemy import bindparam, func, insert, update
from sqlmodel import Session, col, select

from linktriage.model import Approach, Campaign, ImportedRow, RefusedRow, SetAside, Status
from linktriage.store import clock, history, linking, sqlite
from linktriage.store.codec import dump, dump_known
from linktriage.store.leads import Worth, worth
from linktriage.store.rows import CandidateRow, ImportRow, ListRow, MetricRow, ProspectRow

BATCH = 5_000
"""Rows written at a time."""

Fate = Literal["queued", "merged", "known", "set-aside", "refused"]
_CANDIDATE = ("prospect_id", "key", "url", "scheme_guessed", "facts", "import_id")
_METRIC = ("prospect_id", "provider", "name", "value", "as_of", "import_id")
_LIST_ROW = ("import_id", "number", "prospect_id", "fate", "reason", "raw")

_RAW = dict[str, str]

SEEN_SHOWN = 100
"""Sites of which an import tells what was decided on them before."""

_PENDING = 0
"""Stands for the id of a prospect that is not written yet."""

Judge = Callable[[ImportedRow], SetAside | None]
"""Says whether a row's site is set aside by what the campaign knows."""


@dataclass(frozen=True, slots=True)
class ListFile:
    """What is remembered of an imported file."""

    name: str
    tool: str
    sha256: str = ""
    signature: str = ""
    mapping: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """What became of the rows of one file: every row is counted in exactly one place."""

    import_id: int
    rows: int
    sites: int
    queued: int
    merged: int
    known: int
    set_aside: Mapping[str, int]
    refused: Mapping[str, int]
    moved: int = 0
    """Undecided prospects that were taken out of the queue, because their sites link already."""
    seen: int = 0
    """Sites of the file that were decided on before, here or in another campaign."""
    seen_before: Mapping[str, str] = field(default_factory=dict)
    """The first of them, with what was decided."""


class Importer:
    """One file on its way in, batch by batch."""

    def __init__(self, session: Session, campaign: Campaign, file: ListFile, judge: Judge) -> None:
        self._session = session
        self._campaign_id = campaign.id
        self._judge = judge
        self._import = ImportRow(
            campaign_id=campaign.id,
            file=file.name,
            sha256=file.sha256,
            tool=file.tool,
            signature=file.signature,
            mapping=json.dumps(dict(file.mapping), ensure_ascii=False),
            imported_at=clock.now(),
        )
        session.add(self._import)
        session.flush()
        self._id = self._import.id or 0
        self._known = _sites(session, campaign.id)
        self._old = frozenset(self._known)
        self._aside: set[str] = set()
        self._linking = linking.sites(session, campaign.id)
        self._newly_linking: set[str] = set()
        self._past = history.Past(session, campaign.id)
        self._seen: dict[str, str] = {}
        self._position = _last_position(session, campaign.id)
        self._fates: Counter[tuple[Fate, str]] = Counter()
        self._sites: set[str] = set()
        self._worth: dict[str, Worth] = {}
        self._fresh: dict[str, dict[str, Any]] = {}
        self._leads: dict[str, ImportedRow] = {}
        self._telling: list[ImportedRow] = []

    def run(self, rows: Iterable[ImportedRow | RefusedRow]) -> ImportCounts:
        """Write all rows; returns what became of them."""
        stream = iter(rows)
        with _uncollected():
            while batch := list(islice(stream, BATCH)):
                self._write(batch)
        moved = linking.set_aside(self._session, self._campaign_id, self._newly_linking)
        history.note_elsewhere(self._session, self._campaign_id, self._past, self._sites)
        counts = self._counts(moved)
        self._import.counts = json.dumps(
            {reason or fate: n for (fate, reason), n in self._fates.items()}
        )
        self._session.add(self._import)
        return counts

    def _write(self, batch: list[ImportedRow | RefusedRow]) -> None:
        fates = [self._place(row) for row in batch]
        self._fates.update(fates)
        self._insert_prospects()
        self._change_leads()
        named = [row for row in batch if isinstance(row, ImportedRow)]
        write = partial(sqlite.insert_many, self._session.connection())
        write(CandidateRow, _CANDIDATE, [self._candidate(row) for row in named])
        write(MetricRow, _METRIC, list(self._metrics()))
        write(ListRow, _LIST_ROW, list(map(self._list_row, batch, fates)))

    def _place(self, row: ImportedRow | RefusedRow) -> tuple[Fate, str]:
        """Decide a row's fate; a site's first row makes its prospect."""
        if isinstance(row, RefusedRow):
            return "refused", row.reason
        first = row.site not in self._sites
        if first:
            self._meet(row)
        aside = row.set_aside or self._judge(row)
        if aside is None and row.site in self._linking:
            aside = SetAside.ALREADY_LINKS
        if aside:
            if first:
                self._telling.append(row)
            self._set_aside(row, aside)
            return "set-aside", aside.value
        promise = worth(row)
        leads = row.site not in self._worth or promise > self._worth[row.site]
        if leads:
            self._worth[row.site] = promise
            self._telling.append(row)
        if row.site in self._old:
            return "known", ""
        new = row.site in self._aside or row.site not in self._known
        if leads:
            self._lead(row)
        return ("queued", "") if new else ("merged", "")

    def _meet(self, row: ImportedRow) -> None:
        """Take note of the first row of a site."""
        self._sites.add(row.site)
        before = self._past.of(row.site)
        if before:
            self._seen[row.site] = before

    def _set_aside(self, row: ImportedRow, aside: SetAside) -> None:
        if aside is SetAside.ALREADY_LINKS and row.site not in self._linking:
            self._linking.add(row.site)
            self._newly_linking.add(row.site)
        if row.site not in self._known:
            self._known[row.site] = _PENDING
            self._aside.add(row.site)
            self._fresh[row.site] = self._prospect(row, aside)

    def _lead(self, row: ImportedRow) -> None:
        """Put a row's page in the lead of a prospect that this file brought."""
        stored = self._known.setdefault(row.site, _PENDING)
        if stored != _PENDING:
            self._leads[row.site] = row
        elif row.site in self._fresh:
            self._fresh[row.site] |= _lead_columns(row, None)
        else:
            self._fresh[row.site] = self._prospect(row, None)
        self._aside.discard(row.site)

    def _change_leads(self) -> None:
        """Write better lead pages of prospects that stand in the database already."""
        if not self._leads:
            return
        rows = [
            {"at": self._known[site], **_lead_columns(row, None)}
            for site, row in self._leads.items()
        ]
        statement = update(ProspectRow).where(col(ProspectRow.id) == bindparam("at"))
        self._session.connection().execute(statement, rows)
        self._leads.clear()

    def _prospect(self, row: ImportedRow, aside: SetAside | None) -> dict[str, Any]:
        self._position += 1
        return {
            "campaign_id": self._campaign_id,
            "site": row.site,
            "import_id": self._id,
            "added_at": self._import.imported_at,
            "seen_before": self._past.elsewhere.get(row.site, ""),
            "failure": "",
            "attempts": 0,
            "rev": 0,
            "position": self._position,
            "approach_chosen": False,
            "starred": False,
            "note": "",
            "put_off": 0,
            "answers": "{}",
            **_lead_columns(row, aside),
        }

    def _insert_prospects(self) -> None:
        if self._fresh:
            self._session.connection().execute(insert(ProspectRow), list(self._fresh.values()))
            self._known.update(_sites(self._session, self._campaign_id, tuple(self._fresh)))
            self._fresh.clear()

    def _candidate(self, row: ImportedRow) -> tuple[object, ...]:
        site = self._known[row.site]
        return site, row.key, row.url, row.scheme_guessed, dump_known(row.facts), self._id

    def _metrics(self) -> Iterator[tuple[object, ...]]:
        """Yield the numbers of each site's first row, and then of each better page of it.

        Those of the site are the same on every row; those of a page are the lead page's in the end.
        """
        for row in self._telling:
            site = self._known[row.site]
            for one in row.metrics:
                as_of = one.as_of.isoformat() if one.as_of else ""
                yield site, one.provider, one.name, one.value, as_of, self._id
        self._telling.clear()

    def _list_row(
        self, row: ImportedRow | RefusedRow, fate: tuple[Fate, str]
    ) -> tuple[object, ...]:
        site = self._known[row.site] if isinstance(row, ImportedRow) else None
        return self._id, row.number, site, *fate, dump(row.raw, _RAW)

    def _counts(self, moved: int) -> ImportCounts:
        def total(fate: Fate) -> int:
            return sum(n for (one, _), n in self._fates.items() if one == fate)

        def reasons(fate: Fate) -> dict[str, int]:
            return {reason: n for (one, reason), n in self._fates.items() if one == fate}

        return ImportCounts(
            import_id=self._id,
            rows=self._fates.total(),
            sites=len(self._sites),
            queued=total("queued"),
            merged=total("merged"),
            known=total("known"),
            set_aside=reasons("set-aside"),
            refused=reasons("refused"),
            moved=moved,
            seen=len(self._seen),
            seen_before=dict(islice(self._seen.items(), SEEN_SHOWN)),
        )


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out: rows form no cycles, and it would walk all that is alive."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _lead_columns(row: ImportedRow, aside: SetAside | None) -> dict[str, Any]:
    """Return the columns of a prospect that follow from its lead page."""
    dead = row.facts.dead
    return {
        "url": row.url,
        "key": row.key,
        "scheme_guessed": row.scheme_guessed,
        "title": row.facts.title,
        "approach": (Approach.BROKEN if dead else Approach.TARGETED).value,
        "approach_reason": "the list names a dead page it links to" if dead else "",
        "status": _status(aside).value,
        "set_aside": aside.value if aside else "",
    }


def _status(aside: SetAside | None) -> Status:
    if aside is None:
        return Status.QUEUED
    left_alone = {SetAside.SUPPRESSED, SetAside.BLOCKLISTED}
    return Status.SUPPRESSED if aside in left_alone else Status.SET_ASIDE


def _sites(
    session: Session, campaign_id: int, sites: tuple[str, ...] | None = None
) -> dict[str, int]:
    query = select(ProspectRow.site, ProspectRow.id)
    query = query.where(ProspectRow.campaign_id == campaign_id)
    if sites is None:
        return {site: number or 0 for site, number in session.exec(query)}
    found: dict[str, int] = {}
    for start in range(0, len(sites), 500):
        some = query.where(col(ProspectRow.site).in_(sites[start : start + 500]))
        found.update((site, number or 0) for site, number in session.exec(some))
    return found


def _last_position(session: Session, campaign_id: int) -> int:
    query = select(func.max(ProspectRow.position)).where(ProspectRow.campaign_id == campaign_id)
    return session.exec(query).one() or 0
