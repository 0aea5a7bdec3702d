"""Values that tests need, with everything but the point in question filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime

from linktriage.model import (
    AnchorKind,
    ImportedRow,
    LinkIntent,
    Metric,
    Page,
    Paragraph,
    Placement,
    Provenance,
    RowFacts,
    SetAside,
)

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)


def row(
    site: str,
    number: int = 1,
    path: str = "",
    *,
    metrics: tuple[Metric, ...] = (),
    facts: RowFacts | None = None,
    set_aside: SetAside | None = None,
) -> ImportedRow:
    return ImportedRow(
        number=number,
        raw_url=f"{site}/{path}",
        url=f"https://{site}/{path}",
        key=f"{site}/{path}".rstrip("/"),
        site=site,
        facts=facts or RowFacts(),
        metrics=metrics,
        set_aside=set_aside,
        raw=(f"{site}/{path}",),
    )


def traffic(value: float, as_of: date | None = date(2026, 10, 1)) -> Metric:
    return Metric("ahrefs", "domain traffic", value, as_of)


def page(url: str = "https://harborlog.example/", *texts: str) -> Page:
    paragraphs = texts or ("Carriers quote by class, and the class follows from density.",)
    return Page(
        url=url,
        final_url=url,
        fetched_at=NOW,
        http_status=200,
        title="How freight is priced",
        author="Ana Ruiz",
        language="en",
        words=sum(len(text.split()) for text in paragraphs),
        paragraphs=tuple(map(Paragraph, paragraphs)),
    )


def intent(target: str = "https://ours.example/guides/freight-class") -> LinkIntent:
    return LinkIntent(
        target=target,
        cluster="freight class",
        anchor="freight class calculator",
        anchor_kind=AnchorKind.PARTIAL,
        placement=Placement.BODY,
        passage="Carriers quote by class, and the class follows from density.",
        why="the paragraph names the class, ours shows how it is worked out",
        page_url="https://harborlog.example/",
        paragraph=0,
        provenance={"target": Provenance.SUGGESTED, "why": Provenance.TYPED},
    )
