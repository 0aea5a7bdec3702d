"""Importing: a file becomes prospects, every row counted in exactly one place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import IO

from linktriage import importing
from linktriage.errors import NotAProspectList
from linktriage.model import ImportedRow, RefusedRow, SetAside
from linktriage.store.importer import ImportCounts, Judge, ListFile
from linktriage.store.suppressions import Suppression
from linktriage.triage.desk import Desk
from linktriage.urls import site_of

EVERY = 2_000
"""Rows between two reports of progress."""

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
        }


class Lists(Desk):
    """Brings lists in, and takes them back."""

    def import_list(
        self,
        source: Path | IO[bytes],
        *,
        name: str = "",
        mapping: Mapping[str, str] | None = None,
        dry_run: bool = False,
        on_rows: OnRows | None = None,
    ) -> ImportReport:
        """Import one file or stream: the whole of it or, on any error, nothing.

        A file that is no list of prospects is refused in the report. Raises `BadInput` for a
        file that cannot be read at all.
        """
        named = name or (source.name if isinstance(source, Path) else "standard input")
        try:
            listing = importing.open_list(
                source, name=named, mapping=mapping, remembered=self.store.intake.mappings()
            )
        except NotAProspectList as refusal:
            return ImportReport(file=named, refused_file=str(refusal))
        with listing:
            file = ListFile(
                name=named,
                tool=listing.tool,
                signature=listing.signature,
                mapping=listing.mapping,
            )
            rows = _reported(listing, on_rows)
            counts = self.store.intake.run(
                self.campaign, file, rows, self._judge(), dry_run=dry_run
            )
            return ImportReport(
                file=named,
                tool=listing.tool,
                counts=counts,
                mapping=dict(listing.mapping),
                unmapped=tuple(listing.unmapped),
                questions=tuple(listing.ambiguous),
            )

    def take_back_import(self, import_id: int) -> int:
        """Undo a whole import but for prospects with a decision; returns how many went."""
        return self.store.intake.take_back(self.campaign, import_id)

    def _judge(self) -> Judge:
        own = frozenset(filter(None, map(site_of, self.campaign.own_domains)))
        left_alone = _by_site(self.store.suppressions.all(self.campaign.id))
        site = cache(site_of)

        def judge(row: ImportedRow) -> SetAside | None:
            if row.site in own:
                return SetAside.OWN_SITE
            if row.site in left_alone:
                return left_alone[row.site]
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
