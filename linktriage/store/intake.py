"""Rows of a list on their way to prospects: all of a file, or nothing of it.

Every row has exactly one fate: it is queued (a new prospect), merged (into a prospect that this
file brought), known (its site was a prospect before), set aside or refused, the last two with a
reason. Rows are made ready outside the store's lock and written in batches inside one transaction,
so memory does not grow with the file; a dry run does the same and takes it back.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlmodel import col, select

from linktriage.errors import BadInput
from linktriage.model import (
    Campaign,
    ImportedRow,
    Metric,
    RefusedRow,
)
from linktriage.store import clock, tables
from linktriage.store.importer import Importer, OnWritten
from linktriage.store.imports import ImportCounts, KeptRow, ListFile, PastImport, TakenBack
from linktriage.store.rows import ImportRow, ListRow, MetricRow, ProspectRow
from linktriage.store.spool import Judge, Readying, Spool
from linktriage.store.undoing import take_back

if TYPE_CHECKING:
    from linktriage.store.database import Database


SURPLUS = "more"
"""Stands for the cells of a row behind its last column."""


class Intake:
    """Imports lists, shows earlier imports and takes them back."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def run(  # noqa: PLR0913 - all by name but the four that make an import
        self,
        campaign: Campaign,
        file: ListFile,
        rows: Iterable[ImportedRow | RefusedRow],
        judge: Judge,
        *,
        dry_run: bool = False,
        on_written: OnWritten | None = None,
    ) -> ImportCounts:
        """Write the rows of a file as prospects of a campaign; returns what became of them.

        An exception from `rows` or `on_written` (a cancelled or broken file) leaves nothing
        behind. Others can write until all rows are read.
        """
        try:
            with Spool(self._database.path.parent) as spool, _uncollected():
                spool.fill(map(Readying(judge).ready, rows))
                with self._database.write_rows() as session:
                    counts = Importer(session, campaign, file).run(spool, on_written)
                    _keep_or_take_back(counts, keep=not dry_run)
        except _TakeBackError as taken_back:
            return taken_back.counts
        return counts

    def mappings(self) -> Mapping[str, Mapping[str, str]]:
        """Return the column mapping used last for each header signature."""
        query = select(ImportRow.signature, ImportRow.mapping).order_by(col(ImportRow.id))
        query = query.where(ImportRow.signature != "")
        with self._database.read_rows() as session:
            return {signature: json.loads(text) for signature, text in session.exec(query)}

    def all(self, campaign: Campaign) -> tuple[PastImport, ...]:
        """Return the imports of a campaign, oldest first."""
        query = select(ImportRow).where(ImportRow.campaign_id == campaign.id)
        with self._database.read_rows() as session:
            return tuple(map(_past, session.exec(query.order_by(col(ImportRow.id)))))

    def rows(self, campaign: Campaign, import_id: int) -> Iterator[KeptRow]:
        """Yield the rows of an import as they came, with what became of them.

        Raises `BadInput` for an unknown import.
        """
        query = (
            select(ListRow, ProspectRow.site)
            .outerjoin(ProspectRow, col(ProspectRow.id) == col(ListRow.prospect_id))
            .where(ListRow.import_id == import_id)
            .order_by(col(ListRow.id))
        )
        with self._database.read_rows() as session:
            brought = session.get(ImportRow, import_id)
            if brought is None or brought.campaign_id != campaign.id:
                raise BadInput(f"There is no import number {import_id}.")
            columns = [*json.loads(brought.columns), SURPLUS]
            for row, site in session.exec(query.execution_options(yield_per=1_000)):
                yield KeptRow(
                    row.number, row.fate, row.reason, site or "", _cells(row.raw, columns)
                )

    def measure(self, campaign: Campaign, metrics: Mapping[str, Metric]) -> None:
        """Write one number for each of those sites that are prospects of the campaign."""
        query = select(ProspectRow.site, ProspectRow.id)
        columns = ("prospect_id", "provider", "name", "value", "as_of")
        with self._database.write_rows() as session:
            ids = session.exec(query.where(ProspectRow.campaign_id == campaign.id)).all()
            rows = [
                (number, one.provider, one.name, one.value, f"{one.as_of or ''}")
                for site, number in ids
                if (one := metrics.get(site)) is not None
            ]
            tables.insert_many(session.connection(), MetricRow, columns, rows)

    def sites(self, campaign: Campaign) -> tuple[str, ...]:
        """Return the sites of all prospects of a campaign."""
        query = select(ProspectRow.site).where(ProspectRow.campaign_id == campaign.id)
        with self._database.read_rows() as session:
            return tuple(session.exec(query))

    def take_back(self, campaign: Campaign, import_id: int) -> TakenBack:
        """Undo a whole import, but for what a person has worked on or another list names.

        Raises `BadInput` for an unknown or undone import.
        """
        with self._database.write_rows() as session:
            row = session.get(ImportRow, import_id)
            if row is None or row.campaign_id != campaign.id or row.undone_at is not None:
                raise BadInput(f"There is no import number {import_id} to undo.")
            taken = take_back(session, import_id)
            row.undone_at = clock.now()
            session.add(row)
            return taken


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector out: rows form no cycles, and it would walk all that is alive."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _keep_or_take_back(counts: ImportCounts, *, keep: bool) -> None:
    if not keep:
        raise _TakeBackError(counts)


class _TakeBackError(Exception):
    """Ends a dry run: the transaction is rolled back, the counts survive."""

    def __init__(self, counts: ImportCounts) -> None:
        super().__init__()
        self.counts = counts


def _cells(raw: str, columns: Sequence[str]) -> dict[str, str]:
    kept = json.loads(raw)
    if isinstance(kept, dict):
        return kept
    return {name: cell for name, cell in zip(columns, kept, strict=False) if cell}


def _past(row: ImportRow) -> PastImport:
    return PastImport(
        id=row.id or 0,
        file=row.file,
        tool=row.tool,
        at=row.imported_at,
        undone=row.undone_at is not None,
        fates=json.loads(row.counts),
    )
