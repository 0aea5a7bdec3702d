"""One list on its way into the store, batch by batch, inside the transaction of its import."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from operator import itemgetter
from typing import Any, Literal

from sqlalchemy import func
from sqlmodel import Session, col, select

from linktriage.model import Approach, Campaign, SetAside, Status
from linktriage.store import clock, history, linking, sqlite, tables
from linktriage.store.imports import ImportCounts, ListFile
from linktriage.store.rows import CandidateRow, ImportRow, ListRow, MetricRow, ProspectRow
from linktriage.store.spool import Ready, Spool

Fate = Literal["queued", "merged", "known", "set-aside", "refused"]
_CANDIDATE = ("prospect_id", "key", "url", "scheme_guessed", "facts", "import_id")
_METRIC = ("prospect_id", "provider", "name", "value", "as_of", "import_id")
_LIST_ROW = ("import_id", "number", "prospect_id", "fate", "reason", "raw")
_LEAD = (
    *("title", "url", "key", "scheme_guessed", "status"),
    *("approach", "approach_reason", "set_aside"),
)
"""What follows from the lead page of a prospect."""
_PROSPECT = (
    *("campaign_id", "site", "import_id", "added_at", "seen_before", "title", "failure"),
    *("attempts", "rev", "url", "key", "scheme_guessed", "status", "position", "approach"),
    *("approach_reason", "approach_chosen", "starred", "note", "set_aside", "put_off", "answers"),
)

_LINKING = SetAside.ALREADY_LINKS.value

SEEN_SHOWN = 100
"""Sites of which an import tells what was decided on them before."""

_PENDING = 0
"""Stands for the id of a prospect that is not written yet."""

OnWritten = Callable[[int, int], None]
"""Called with the rows written, and how many there are."""


class Importer:
    """One list on its way in, batch by batch."""

    def __init__(self, session: Session, campaign: Campaign, file: ListFile) -> None:
        self._session = session
        self._campaign_id = campaign.id
        self._import = ImportRow(
            campaign_id=campaign.id,
            file=file.name,
            sha256=file.sha256,
            tool=file.tool,
            signature=file.signature,
            mapping=json.dumps(dict(file.mapping), ensure_ascii=False),
            columns=json.dumps(file.columns, ensure_ascii=False),
            imported_at=clock.now(),
        )
        session.add(self._import)
        session.flush()
        self._id = self._import.id or 0
        self._added_at = sqlite.moment(self._import.imported_at)
        self._known = _numbered(session, campaign.id)
        self._last_id = _last_id(session)
        self._old = frozenset(self._known)
        self._aside: set[str] = set()
        self._linking = linking.sites(session, campaign.id)
        self._newly_linking: set[str] = set()
        self._past = history.Past(session, campaign.id)
        self._seen: dict[str, str] = {}
        self._position = _last_position(session, campaign.id)
        self._fates: Counter[tuple[Fate, str]] = Counter()
        self._sites = 0
        self._elsewhere: list[str] = []
        self._fresh: dict[str, Ready] = {}
        self._leads: dict[str, Ready] = {}

    def run(self, spool: Spool, on_written: OnWritten | None = None) -> ImportCounts:
        """Write all rows; returns what became of them. What `on_written` raises ends it."""
        for batch in spool.batches():
            self._write(batch)
            if on_written:
                on_written(self._fates.total(), spool.rows)
        moved = linking.set_aside(self._session, self._campaign_id, self._newly_linking)
        history.note_elsewhere(self._session, self._campaign_id, self._past, self._elsewhere)
        counts = self._counts(moved)
        self._import.counts = json.dumps(
            {reason or fate: n for (fate, reason), n in self._fates.items()}
        )
        self._session.add(self._import)
        return counts

    def _write(self, batch: list[Ready]) -> None:
        fates = [self._place(row) for row in batch]
        self._fates.update(fates)
        self._insert_prospects()
        self._change_leads()
        write = partial(tables.insert_many, self._session.connection())
        write(CandidateRow, _CANDIDATE, self._candidates(batch))
        write(MetricRow, _METRIC, list(self._metrics(batch, fates)))
        write(ListRow, _LIST_ROW, list(map(self._list_row, batch, fates)))

    def _place(self, row: Ready) -> tuple[Fate, str]:
        """Decide a row's fate; a site's first row makes its prospect."""
        site = row.site
        if not site:
            return "refused", row.reason
        if row.first:
            self._meet(site)
        aside = row.reason or (_LINKING if site in self._linking else "")
        if aside:
            self._set_aside(row, aside)
            return "set-aside", aside
        if site in self._old:
            return "known", ""
        new = site in self._aside or site not in self._known
        if row.leads:
            self._lead(row)
        return ("queued", "") if new else ("merged", "")

    def _meet(self, site: str) -> None:
        """Take note of the first row of a site."""
        self._sites += 1
        before = self._past.of(site)
        if before:
            self._seen[site] = before
        if site in self._past.elsewhere:
            self._elsewhere.append(site)

    def _set_aside(self, row: Ready, aside: str) -> None:
        if aside == _LINKING and row.site not in self._linking:
            self._linking.add(row.site)
            self._newly_linking.add(row.site)
        if row.site not in self._known:
            self._known[row.site] = _PENDING
            self._aside.add(row.site)
            self._fresh[row.site] = row._replace(reason=aside)

    def _lead(self, row: Ready) -> None:
        """Put a row's page in the lead of a prospect that this file brought."""
        stored = self._known.setdefault(row.site, _PENDING)
        if stored == _PENDING:
            self._fresh[row.site] = row
        else:
            self._leads[row.site] = row
        self._aside.discard(row.site)

    def _insert_prospects(self) -> None:
        """Write the prospects of the sites that came new with this batch."""
        if not self._fresh:
            return
        rows = [
            self._prospect(site, place, _lead_columns(row))
            for place, (site, row) in enumerate(self._fresh.items(), self._position + 1)
        ]
        self._position += len(rows)
        tables.insert_many(self._session.connection(), ProspectRow, _PROSPECT, rows)
        self._known.update(_numbered(self._session, self._campaign_id, self._last_id))
        self._last_id = max(self._known[site] for site in self._fresh)
        self._fresh.clear()

    def _prospect(self, site: str, place: int, lead: _Lead) -> tuple[object, ...]:
        """Return the columns of a new prospect, in the order of `_PROSPECT`."""
        title, url, key, guessed, status, approach, why, aside = lead
        before = self._past.elsewhere.get(site, "")
        return (
            *(self._campaign_id, site, self._id, self._added_at, before, title, ""),
            *(0, 0, url, key, guessed, status, place, approach),
            *(why, False, False, "", aside, 0, "{}"),
        )

    def _change_leads(self) -> None:
        """Write better lead pages of prospects that stand in the database already."""
        rows = [(*_lead_columns(row), self._known[site]) for site, row in self._leads.items()]
        tables.change_many(self._session.connection(), ProspectRow, _LEAD, rows)
        self._leads.clear()

    def _candidates(self, batch: list[Ready]) -> list[tuple[Any, ...]]:
        """Return the pages of the rows, a site's together: so they are found faster when stored."""
        known, number = self._known, self._id
        rows: list[tuple[Any, ...]] = [
            (known[row.site], row.key, row.url, row.scheme_guessed, row.facts, number)
            for row in batch
            if row.site
        ]
        rows.sort(key=itemgetter(0))
        return rows

    def _metrics(
        self, batch: list[Ready], fates: list[tuple[Fate, str]]
    ) -> Iterator[tuple[object, ...]]:
        """Yield the numbers of the rows; of a site that is set aside only those of the first."""
        for row, (fate, _) in zip(batch, fates, strict=True):
            if row.metrics and (row.first or fate != "set-aside"):
                site = self._known[row.site]
                for one in row.metrics:
                    yield site, *one, self._id

    def _list_row(self, row: Ready, fate: tuple[Fate, str]) -> tuple[object, ...]:
        site = self._known[row.site] if row.site else None
        return self._id, row.number, site, *fate, row.raw

    def _counts(self, moved: int) -> ImportCounts:
        def total(fate: Fate) -> int:
            return sum(n for (one, _), n in self._fates.items() if one == fate)

        def reasons(fate: Fate) -> dict[str, int]:
            return {reason: n for (one, reason), n in self._fates.items() if one == fate}

        return ImportCounts(
            import_id=self._id,
            rows=self._fates.total(),
            sites=self._sites,
            queued=total("queued"),
            merged=total("merged"),
            known=total("known"),
            set_aside=reasons("set-aside"),
            refused=reasons("refused"),
            moved=moved,
            seen=len(self._seen),
            seen_before=dict(islice(self._seen.items(), SEEN_SHOWN)),
        )


_Lead = tuple[str, str, str, bool, str, str, str, str]


def _lead_columns(row: Ready) -> _Lead:
    """Return the columns of a prospect that follow from its lead page, as `_LEAD` names them."""
    return (
        row.title,
        row.url,
        row.key,
        row.scheme_guessed,
        _status(row.reason).value,
        (Approach.BROKEN if row.dead else Approach.TARGETED).value,
        "the list names a dead page it links to" if row.dead else "",
        row.reason,
    )


def _status(aside: str) -> Status:
    if not aside:
        return Status.QUEUED
    left_alone = {SetAside.SUPPRESSED.value, SetAside.BLOCKLISTED.value}
    return Status.SUPPRESSED if aside in left_alone else Status.SET_ASIDE


def _numbered(session: Session, campaign_id: int, after: int = 0) -> dict[str, int]:
    """Return the ids above `after` of a campaign's prospects, by site."""
    query = select(ProspectRow.site, ProspectRow.id)
    query = query.where(ProspectRow.campaign_id == campaign_id, col(ProspectRow.id) > after)
    return {site: number or 0 for site, number in session.exec(query)}


def _last_position(session: Session, campaign_id: int) -> int:
    query = select(func.max(ProspectRow.position)).where(ProspectRow.campaign_id == campaign_id)
    return session.exec(query).one() or 0


def _last_id(session: Session) -> int:
    return session.exec(select(func.max(ProspectRow.id))).one() or 0
