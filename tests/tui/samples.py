"""A small campaign on a real database, and pages that are read without a network."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from linktriage.model import (
    Campaign,
    Failure,
    FetchState,
    OutboundLink,
    Page,
    Paragraph,
    Placement,
    Role,
    Sender,
    TargetPage,
)
from linktriage.triage import Triage, View
from linktriage.triage.reading import Read
from linktriage.tui.app import TriageApp

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
SITES = ("quayside", "palletpost", "dockyard", "windfall", "harbourbell", "cranework")
FEES = range(40)
CLASS_TEXT = (
    "A freight class calculator saves a call to the carrier, but few of them explain which "
    "density they assume. The freight class table of the rate office lists eighteen classes."
)


def page(url: str = "https://quayside.example/pricing", **changes: object) -> Page:
    paragraphs = (
        Paragraph("How freight is priced", "heading", 1),
        Paragraph("Carriers quote by class, and the class follows from the density of a pallet."),
        Paragraph(CLASS_TEXT),
        Paragraph("Weigh the pallet too", "item"),
        Paragraph("Round every side up", "item"),
        Paragraph("A class on paper is a promise.", "quote"),
        Paragraph("density = weight / volume", "code"),
        Paragraph("Fees", "heading", 3),
        *(
            Paragraph(f"Fee number {n} is added after the quote, never before it.")
            for n in range(40)
        ),
        Paragraph("A casino bonus nobody asked for stands here."),
    )
    table = "freight class table"
    links = (
        OutboundLink(
            "https://rates.example/classes",
            "rates.example",
            table,
            placement=Placement.BODY,
            in_text=True,
            paragraph=2,
            start=CLASS_TEXT.index(table),
        ),
        OutboundLink(
            "https://luckyspin-casino.example/bonus",
            "luckyspin-casino.example",
            "casino bonus",
            rel=("nofollow", "noopener"),
            placement=Placement.FOOTER,
            in_text=True,
            paragraph=len(paragraphs) - 1,
            start=2,
        ),
        OutboundLink(url, "quayside.example", "Home", placement=Placement.NAV, internal=True),
    )
    whole = Page(
        url=url,
        final_url=url,
        fetched_at=NOW,
        http_status=200,
        title="How freight is priced",
        author="Ana Ruiz",
        published=date(2026, 9, 2),
        language="en",
        words=620,
        paragraphs=paragraphs,
        links=links,
        headings=("How freight is priced", "Fees"),
    )
    return replace(whole, **changes)  # type: ignore[arg-type] # the fields of a page


def target(path: str, role: Role = Role.PILLAR, cluster: str = "freight class") -> TargetPage:
    return TargetPage(f"https://ours.example{path}", role, cluster, f"shows how {cluster} is found")


TARGETS = (
    target("/guides/class"),
    target("/tools/density", Role.SUPPORTING, "pallet density"),
    target("/quotes", Role.MONEY, "freight quotes"),
)


def campaign(
    folder: Path,
    *,
    sites: Sequence[str] = SITES,
    targets: Sequence[TargetPage] = TARGETS,
    read: int | None = None,
) -> Triage:
    """Return the verbs over a campaign of `sites`, the first `read` (None: all) of them read."""
    path = folder / "triage.db"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(_database(tuple(sites), tuple(targets), len(sites) if read is None else read))
    return Triage(path, "default")


@cache
def _database(sites: tuple[str, ...], targets: tuple[TargetPage, ...], read: int) -> bytes:
    """Return the file of such a campaign: to write it anew takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "triage.db"
        with closing(Triage(path, "default")) as triage:
            _fill(triage, sites, targets)
            for prospect_id in triage.prospects(View())[:read]:
                keep(triage, prospect_id)
        return path.read_bytes()


def _fill(triage: Triage, sites: Sequence[str], targets: Sequence[TargetPage]) -> None:
    triage.change_campaign(
        Campaign(
            "default",
            own_domains=("ours.example",),
            brand_terms=("Ours",),
            sender=Sender("Mara Lind"),
        )
    )
    for one in targets:
        triage.add_target(one)
    if sites:
        rows = [f"https://{site}.example/pricing" for site in sites]
        rows.append(f"https://{sites[0]}.example/second")
        triage.import_list(io.BytesIO("\n".join(["url", *rows]).encode()), name="list.csv")


def keep(triage: Triage, prospect_id: int, **changes: object) -> None:
    """Write down that a prospect was read."""
    prospect = triage.dossier(prospect_id).prospect
    read = page(prospect.url, **changes)
    triage.save_read(Read(prospect_id, prospect.rev, FetchState.READ, page=read))


def fail(triage: Triage, prospect_id: int, state: FetchState, detail: str) -> None:
    """Write down that a prospect could not be read."""
    prospect = triage.dossier(prospect_id).prospect
    failure = Failure(state, detail)
    triage.save_read(Read(prospect_id, prospect.rev, state, failure=failure))


def app_of(triage: Triage) -> TriageApp:
    return TriageApp(triage, reading=False)
