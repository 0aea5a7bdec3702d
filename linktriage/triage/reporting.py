"""The report of a campaign: where links are planned first, then what was decided and drafted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linktriage import intent
from linktriage.model import (
    Accept,
    CoverageMap,
    Dossier,
    MarkKind,
    Park,
    PlannedLink,
    Status,
    View,
)
from linktriage.store.contacted import Mark
from linktriage.triage.charting import drawn
from linktriage.triage.outcomes import Afterwards
from linktriage.urls import key

WIDTH = 96
"""Cells of a line of the report in text."""

_DECIDED = (Status.ACCEPTED, Status.REJECTED)


class Reporting(Afterwards):
    """Tells others how a campaign stands; what is undecided stays out of it."""

    def coverage(self) -> CoverageMap:
        """Return how the targets are served by what was accepted, least served first."""
        newest = _newest(self.marks())
        links = [
            PlannedLink(
                intent=one.decision.intent,
                site=one.site,
                approach=one.approach,
                planned_on=one.decided_at.date(),
                pitched=one.drafted,
                live=newest.get(one.site) is MarkKind.LIVE,
            )
            for one in self.store.dossiers.accepted(self.campaign.id)
            if isinstance(one.decision, Accept)
        ]
        return intent.map_of(self.targets(), links, self._waiting())

    def _waiting(self) -> Counter[str]:
        """Count the links that are parked until their target is ready, by its key."""
        parked = (one.decision for one in self.store.dossiers.parked(self.campaign.id))
        return Counter(key(one.target) for one in parked if isinstance(one, Park) and one.resumes)

    def write_report(self, path: Path, *, force: bool = False) -> None:
        """Write the report as one page of HTML; raises `RefusedExport` as every export does."""
        from linktriage.exporting import report

        page = report.html(self.campaign.name, self.now(), self.coverage(), self._decided())
        report.write_report(page, path, force=force)

    def report_lines(self) -> tuple[str, ...]:
        """Return the report as lines of text, the coverage map first."""
        from linktriage.exporting import report

        decided = tuple(self._decided())
        accepted = [one for one in decided if isinstance(one.decision, Accept)]
        drafts = Counter(report.draft_state(one.pitch) for one in accepted)
        return (
            *("".join(text for text, _ in line) for line in drawn(self.coverage(), WIDTH)),
            "",
            f"Accepted: {len(accepted):,}",
            *_counted(drafts),
            "Reasons of rejects",
            *_counted(report.reasons(decided)),
            "Outcomes",
            *_counted(Counter(mark.kind.value for mark in self.marks())),
        )

    def _decided(self) -> Iterator[Dossier]:
        ids = self.store.queue.ids(self.campaign.id, View(statuses=_DECIDED))
        return self.store.dossiers.each(ids)


def _newest(marks: tuple[Mark, ...]) -> dict[str, MarkKind]:
    """Return the newest mark of each site, of marks that come newest first."""
    return {mark.site: mark.kind for mark in reversed(marks)}


def _counted(counts: Counter[str]) -> tuple[str, ...]:
    lines = tuple(f"{number:>6,}  {word}" for word, number in counts.most_common())
    return lines or ("  none",)
