"""One file on its way into the store, batch by batch, inside the transaction of its import."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import Any, Literal

from sqlalchemy import func, insert, update
from sqlmodel import Session, col, select

from linktriage.model import Approach, Campaign, ImportedRow, RefusedRow, SetAside, Status
from linktriage.store import clock, sqlite
from linktriage.store.codec import dump, dump_known
from linktriage.store.rows import (
    CampaignRow,
    CandidateRow,
    ImportRow,
    ListRow,
    MetricRow,
    ProspectRow,
)

BATCH = 5_000
"""Rows written at a time."""

Fate = Literal["queued", "merged", "known", "set-aside", "refused"]
_CANDIDATE = ("prospect_id", "key", "url", "scheme_guessed", "facts", "import_id")
_METRIC = ("prospect_id", "provider", "name", "value", "as_of", "import_id")
_LIST_ROW = ("import_id", "number", "prospect_id", "fate", "reason", "raw")

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
        self._measured: set[str] = set()
        self._seen = _seen_elsewhere(session, campaign.id)
        self._position = _last_position(session, campaign.id)
        self._fates: Counter[tuple[Fate, str]] = Counter()
        self._sites: set[str] = set()
        self._fresh: dict[str, dict[str, Any]] = {}

    def run(self, rows: Iterable[ImportedRow | RefusedRow]) -> ImportCounts:
        """Write all rows; returns what became of them."""
        stream = iter(rows)
        while batch := list(islice(stream, BATCH)):
            self._write(batch)
        counts = self._counts()
        self._import.counts = json.dumps(
            {reason or fate: n for (fate, reason), n in self._fates.items()}
        )
        self._session.add(self._import)
        return counts

    def _write(self, batch: list[ImportedRow | RefusedRow]) -> None:
        fates = [self._place(row) for row in batch]
        self._fates.update(fates)
        self._insert_prospects()
        named = [row for row in batch if isinstance(row, ImportedRow)]
        write = partial(sqlite.insert_many, self._session.connection())
        write(CandidateRow, _CANDIDATE, [self._candidate(row) for row in named])
        write(MetricRow, _METRIC, list(self._metrics(named)))
        write(ListRow, _LIST_ROW, list(map(self._list_row, batch, fates)))

    def _place(self, row: ImportedRow | RefusedRow) -> tuple[Fate, str]:
        """Decide a row's fate; a site's first row makes its prospect."""
        if isinstance(row, RefusedRow):
            return "refused", row.reason
        self._sites.add(row.site)
        aside = row.set_aside or self._judge(row)
        if aside:
            if row.site not in self._known:
                self._known[row.site] = _PENDING
                self._aside.add(row.site)
                self._fresh[row.site] = self._prospect(row, aside)
            return "set-aside", aside.value
        if row.site in self._old:
            return "known", ""
        if row.site in self._aside or row.site not in self._known:
            self._queue(row)
            return "queued", ""
        return "merged", ""

    def _queue(self, row: ImportedRow) -> None:
        stored = self._known.setdefault(row.site, _PENDING)
        if stored == _PENDING:
            self._fresh[row.site] = self._prospect(row, None)
        else:
            self._session.execute(
                update(ProspectRow)
                .where(col(ProspectRow.id) == stored)
                .values(status=Status.QUEUED.value, set_aside="", url=row.url, key=row.key)
            )
        self._aside.discard(row.site)

    def _prospect(self, row: ImportedRow, aside: SetAside | None) -> dict[str, Any]:
        self._position += 1
        approach = Approach.BROKEN if row.facts.dead else Approach.TARGETED
        return {
            "campaign_id": self._campaign_id,
            "site": row.site,
            "import_id": self._id,
            "added_at": self._import.imported_at,
            "seen_before": self._seen.get(row.site, ""),
            "title": row.facts.title,
            "failure": "",
            "attempts": 0,
            "rev": 0,
            "url": row.url,
            "key": row.key,
            "scheme_guessed": row.scheme_guessed,
            "status": _status(aside).value,
            "position": self._position,
            "approach": approach.value,
            "approach_reason": "the list names a dead page it links to" if row.facts.dead else "",
            "approach_chosen": False,
            "starred": False,
            "note": "",
            "set_aside": aside.value if aside else "",
            "put_off": 0,
            "answers": "{}",
        }

    def _insert_prospects(self) -> None:
        if self._fresh:
            self._session.execute(insert(ProspectRow), list(self._fresh.values()))
            self._known.update(_sites(self._session, self._campaign_id, tuple(self._fresh)))
            self._fresh.clear()

    def _candidate(self, row: ImportedRow) -> tuple[object, ...]:
        site = self._known[row.site]
        return site, row.key, row.url, row.scheme_guessed, dump_known(row.facts), self._id

    def _metrics(self, rows: list[ImportedRow]) -> Iterator[tuple[object, ...]]:
        """Yield the numbers of each site's first row: they say the same on every row."""
        for row in rows:
            if row.site not in self._measured:
                self._measured.add(row.site)
                site = self._known[row.site]
                for one in row.metrics:
                    as_of = one.as_of.isoformat() if one.as_of else ""
                    yield site, one.provider, one.name, one.value, as_of, self._id

    def _list_row(
        self, row: ImportedRow | RefusedRow, fate: tuple[Fate, str]
    ) -> tuple[object, ...]:
        site = self._known[row.site] if isinstance(row, ImportedRow) else None
        return self._id, row.number, site, *fate, dump(row.raw, dict[str, str])

    def _counts(self) -> ImportCounts:
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
        )


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


def _seen_elsewhere(session: Session, campaign_id: int) -> dict[str, str]:
    """Return what was decided about sites in other campaigns, in one sentence each."""
    query = (
        select(ProspectRow.site, CampaignRow.name, ProspectRow.status, ProspectRow.decided_at)
        .join(CampaignRow, col(CampaignRow.id) == col(ProspectRow.campaign_id))
        .where(ProspectRow.campaign_id != campaign_id, col(ProspectRow.decided_at).is_not(None))
        .order_by(col(ProspectRow.decided_at))
    )
    return {
        site: f"{status} in {name}, {moment:%Y-%m-%d}"
        for site, name, status, moment in session.exec(query)
        if moment is not None
    }
