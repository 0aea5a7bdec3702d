"""The report of a campaign: where links are planned first, then what was decided and drafted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from linktriage.exporting import report
from linktriage.exporting.report import Coverage
from linktriage.model import Accept, Dossier, MarkKind, Status, View
from linktriage.store.outcomes import Mark
from linktriage.triage.outcomes import Afterwards

_DECIDED = (Status.ACCEPTED, Status.REJECTED)


class Reporting(Afterwards):
    """Tells others how a campaign stands; what is undecided stays out of it."""

    def coverage(self) -> tuple[Coverage, ...]:
        """Return each target with the links planned, pitched and live, least served first."""
        return self._coverage(tuple(self._decided()))

    def write_report(self, path: Path, *, force: bool = False) -> None:
        """Write the report as one page of HTML; raises `RefusedExport` as every export does."""
        decided = tuple(self._decided())
        page = report.html(self.campaign.name, self.now(), self._coverage(decided), decided)
        report.write_report(page, path, force=force)

    def report_lines(self) -> tuple[str, ...]:
        """Return the report as lines of text."""
        decided = tuple(self._decided())
        accepted = [one for one in decided if isinstance(one.decision, Accept)]
        drafts = Counter(report.draft_state(one.pitch) for one in accepted)
        return (
            "Target pages (planned / with a draft / live)",
            *(_served(row) for row in self._coverage(decided)),
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

    def _coverage(self, decided: tuple[Dossier, ...]) -> tuple[Coverage, ...]:
        newest = _newest(self.marks())
        rows = []
        for target in self.targets():
            theirs = [
                one
                for one in decided
                if isinstance(one.decision, Accept) and one.decision.intent.target == target.url
            ]
            live = sum(newest.get(one.prospect.site) is MarkKind.LIVE for one in theirs)
            rows.append(
                Coverage(
                    url=target.url,
                    title=target.title,
                    role=target.role.value,
                    cluster=target.cluster,
                    planned=len(theirs),
                    pitched=sum(one.pitch is not None for one in theirs),
                    live=live,
                )
            )
        return tuple(sorted(rows, key=lambda row: row.planned))


def _newest(marks: tuple[Mark, ...]) -> dict[str, MarkKind]:
    """Return the newest mark of each site, of marks that come newest first."""
    return {mark.site: mark.kind for mark in reversed(marks)}


def _served(row: Coverage) -> str:
    none = "  no link planned" if row.unserved else ""
    figures = f"{row.planned:>4} /{row.pitched:>4} /{row.live:>4}"
    return f"{figures}  {row.role:<10}  {row.title or row.url}{none}"


def _counted(counts: Counter[str]) -> tuple[str, ...]:
    lines = tuple(f"{number:>6,}  {word}" for word, number in counts.most_common())
    return lines or ("  none",)
