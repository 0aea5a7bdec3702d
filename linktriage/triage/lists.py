"""Importing: a file becomes prospects, every row counted in exactly one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING

from linktriage import importing
from linktriage.errors import NotAProspectList
from linktriage.model import ImportedRow, Metric, RefusedRow, SetAside
from linktriage.store.contacted import Suppression
from linktriage.store.imports import ImportCounts, KeptRow, ListFile, PastImport, TakenBack
from linktriage.triage.desk import Desk
from linktriage.triage.places import never_file
from linktriage.urls import platform_of, site_of

if TYPE_CHECKING:
    from linktriage.store.spool import Judge

EVERY = 2_000
"""Rows between two reports of progress."""

ABSENT = "absent from top"
"""Name of the metric that says a site is not in a list; its value is the list's length."""

OnWritten = Callable[[int, int], None]
"""Called with the rows written and the rows in all; the store is locked meanwhile."""

OnRows = Callable[[int, tuple[int, int]], None]
"""Called with the rows read and (bytes read, bytes in all)."""


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one file was, and what became of its rows."""

    file: str
    tool: str = ""
    counts: ImportCounts | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    unmapped: tuple[str, ...] = ()
    sheets: tuple[str, ...] = ()
    """The tables of a workbook or archive; the first one was read."""
    questions: tuple[str, ...] = ()
    """What a person should look at: columns that could mean several things."""
    refused_file: str | None = None

    def as_record(self) -> dict[str, object]:
        """Return the JSON object of `import --json`."""
        counts = self.counts or ImportCounts(0, 0, 0, 0, 0, 0, {}, {})
        return {
            "file": self.file,
            "tool": self.tool,
            "rows": counts.rows,
            "sites": counts.sites,
            "queued": counts.queued,
            "merged": counts.merged,
            "set_aside": dict(counts.set_aside),
            "known": counts.known,
            "refused": dict(counts.refused),
            "mapping": dict(self.mapping),
            "refused_file": self.refused_file,
            "moved": counts.moved,
            "seen": counts.seen,
            "seen_before": dict(counts.seen_before),
            "sheets": list(self.sheets),
        }


@dataclass(frozen=True, slots=True)
class RankReport:
    """What a list of ranks said of the campaign's sites."""

    provider: str
    as_of: date
    rows: int
    asked: int
    found: int


class Lists(Desk):
    """Brings lists in, and takes them back."""

    def import_list(  # noqa: PLR0913 - all by name, each one thing a person can say of a list
        self,
        source: Path | IO[bytes],
        *,
        name: str = "",
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
        linking: bool = False,
        dry_run: bool = False,
        on_rows: OnRows | None = None,
        on_written: OnWritten | None = None,
    ) -> ImportReport:
        """Import one file or stream: the whole of it or, on any error, nothing.

        `sheet` names the table of a workbook or archive; `linking` says that all its sites link
        to the user already: they are set aside, undecided prospects with them.
        A file that is no list of prospects is refused in the report. Raises `BadInput` for a
        file that cannot be read at all, and what `on_rows` or `on_written` raises to cancel.
        """
        named = name or (source.name if isinstance(source, Path) else "standard input")
        try:
            listing = self.open_list(source, name=named, mapping=mapping, sheet=sheet)
        except NotAProspectList as refusal:
            return ImportReport(file=named, refused_file=str(refusal))
        with listing:
            file = ListFile(
                name=named,
                tool=listing.tool,
                signature=listing.signature,
                mapping=listing.mapping,
                columns=listing.header,
            )
            rows = _reported(listing, on_rows)
            counts = self.store.intake.run(
                self.campaign,
                file,
                rows,
                self._judge(linking=linking),
                dry_run=dry_run,
                on_written=on_written,
            )
            return ImportReport(
                file=named,
                tool=listing.tool,
                counts=counts,
                mapping=dict(listing.mapping),
                unmapped=tuple(listing.unmapped),
                sheets=listing.sheets,
                questions=tuple(listing.ambiguous),
            )

    def open_list(
        self,
        source: Path | IO[bytes],
        *,
        name: str = "",
        mapping: Mapping[str, str] | None = None,
        sheet: str | None = None,
    ) -> importing.Listing:
        """Open a list to look at it before it is imported; raises as `importing.open_list`."""
        return importing.open_list(
            source,
            name=name,
            mapping=mapping,
            remembered=self.store.intake.mappings(),
            sheet=sheet,
            never=importing.never_list(never_file()),
        )

    def take_back_import(self, import_id: int) -> TakenBack:
        """Undo a whole import, but for what was worked on or what another list names too."""
        return self.store.intake.take_back(self.campaign, import_id)

    def imports(self) -> tuple[PastImport, ...]:
        """Return the imports of the campaign, oldest first."""
        return self.store.intake.all(self.campaign)

    def imported_rows(self, import_id: int) -> Iterator[KeptRow]:
        """Yield the rows of an import as they came, with what became of each."""
        return self.store.intake.rows(self.campaign, import_id)

    def import_ranks(self, path: Path) -> RankReport:
        """Look the campaign's sites up in a list of the most visited sites, and keep the ranks.

        A site that is not in it is recorded as absent from a list of that length, never as 0;
        tenants of a shared host do not inherit the platform's rank. `linktriage check` then
        judges anew. Raises `BadInput` for a file of no known shape.
        """
        sites = [site for site in self.store.intake.sites(self.campaign) if not platform_of(site)]
        found = importing.scan(path, sites)
        metrics = {
            site: Metric(found.provider, "rank", found.ranks[site], found.as_of)
            if site in found.ranks
            else Metric(found.provider, ABSENT, found.rows, found.as_of)
            for site in sites
        }
        self.store.intake.measure(self.campaign, metrics)
        return RankReport(found.provider, found.as_of, found.rows, len(sites), len(found.ranks))

    def _judge(self, *, linking: bool) -> Judge:
        own = frozenset(filter(None, map(site_of, self.campaign.own_domains)))
        left_alone = _by_site(self.store.suppressions.all(self.campaign.id))
        site = cache(site_of)

        def judge(row: ImportedRow) -> SetAside | None:
            if row.site in own:
                return SetAside.OWN_SITE
            if row.site in left_alone:
                return left_alone[row.site]
            if linking:
                return SetAside.ALREADY_LINKS
            if own and row.facts.links_to and site(row.facts.links_to) in own:
                return SetAside.ALREADY_LINKS
            return None

        return judge


def _by_site(suppressions: Iterable[Suppression]) -> dict[str, SetAside]:
    return {
        one.site: SetAside.BLOCKLISTED if one.kind == "blocklist" else SetAside.SUPPRESSED
        for one in suppressions
        if one.site
    }


def _reported(
    listing: importing.Listing, on_rows: OnRows | None
) -> Iterator[ImportedRow | RefusedRow]:
    for number, row in enumerate(listing.rows(), 1):
        if on_rows and number % EVERY == 0:
            on_rows(number, listing.progress)
        yield row
