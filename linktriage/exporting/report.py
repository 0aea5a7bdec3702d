"""A report to share: one page of HTML that needs nothing but itself, for a client or a colleague.

It leads with where links are planned and where none is, then says of each accepted page why the
link should exist; a count of links alone would say nothing. Everything that comes from the web or
from a file is escaped, only http(s) addresses become links, and the page forbids itself scripts
and anything from elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from functools import partial
from html import escape
from pathlib import Path
from typing import BinaryIO

from linktriage.exporting.atomic import publish
from linktriage.exporting.gate import has_blocking_problem
from linktriage.exporting.report_map import safe_link, safe_text, sections
from linktriage.model import Accept, CoverageMap, Dossier, LinkIntent, Pitch, Reject
from linktriage.text import clean_text

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for the page: its own style, nothing else."""


def html(
    campaign: str, made_at: datetime, coverage: CoverageMap, dossiers: Iterable[Dossier]
) -> str:
    """Return the report of a campaign as a page of HTML. Undecided prospects are left out."""
    decided = list(dossiers)
    accepted = [dossier for dossier in decided if isinstance(dossier.decision, Accept)]
    name = safe_text(campaign)
    parts = [
        f"<h1>{name}</h1>",
        f'<p class="dim">Made on {made_at:%d %B %Y} with linktriage</p>',
        *sections(coverage),
        "<h2>Drafts</h2>",
        _counts(Counter(draft_state(dossier.pitch) for dossier in accepted), "State"),
        "<h2>Accepted</h2>",
        *(_accepted(dossier) for dossier in accepted),
        "<h2>Reasons of rejects</h2>",
        _counts(reasons(decided), "Reason"),
    ]
    style = (Path(__file__).parent / "report.css").read_text(encoding="utf-8")
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{name}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{style}</style><body>{''.join(parts)}</body></html>\n"
    )


def write_report(page: str, path: Path, *, force: bool = False) -> None:
    """Write a report, whole or not at all. Raises `RefusedExport` as every export does."""
    publish({path: partial(_write, page)}, force=force)


def _write(page: str, file: BinaryIO) -> None:
    """Write the page."""
    file.write(page.encode(errors="replace"))


def draft_state(pitch: Pitch | None) -> str:
    """Return in a word or two how far a draft is."""
    if pitch is None:
        return "no draft"
    if has_blocking_problem(pitch):
        return "draft with blocking problems"
    return "edited draft" if pitch.edited else "draft"


def _counts(counts: Mapping[str, int], what: str) -> str:
    """Return a table of words and how often each, the commonest first."""
    if not counts:
        return '<p class="dim">None.</p>'
    lines = [
        f'<tr><td>{safe_text(word)}</td><td class="number">{count}</td></tr>'
        for word, count in sorted(counts.items(), key=lambda item: -item[1])
    ]
    return f'<table><tr><th>{what}<th class="number">Prospects</tr>{"".join(lines)}</table>'


def reasons(dossiers: Iterable[Dossier]) -> Counter[str]:
    """Return how often each reason was given for a reject."""
    reasons: Counter[str] = Counter()
    for dossier in dossiers:
        if isinstance(dossier.decision, Reject):
            given = dossier.decision.reasons
            reasons.update([reason.value for reason in given] or ["no reason given"])
    return reasons


def _accepted(dossier: Dossier) -> str:
    """Return one accepted prospect: the planned link, why, and the draft."""
    assert isinstance(dossier.decision, Accept)
    intent = dossier.decision.intent
    title = dossier.page.title if dossier.page else ""
    facts = "".join(f"<dt>{name}<dd>{value}" for name, value in _facts(intent, dossier))
    return (
        f"<article><h3>{safe_text(dossier.prospect.site)}</h3>"
        f"<p>{safe_link(intent.page_url or dossier.prospect.url, title)}</p>"
        f"<dl>{facts}</dl>{_draft(dossier.pitch)}</article>"
    )


def _facts(intent: LinkIntent, dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield what is known of a planned link as name and HTML."""
    yield "Why", safe_text(intent.why)
    yield "Link to", safe_link(intent.target)
    if intent.anchor:
        yield "Anchor", f"{safe_text(intent.anchor)} ({intent.anchor_kind.value})"
    yield "Place", safe_text(f"{intent.placement.value}, expected {intent.rel.value}")
    if intent.passage:
        yield "Passage", f"<blockquote>{safe_text(intent.passage)}</blockquote>"
    yield "Approach", safe_text(dossier.prospect.approach.value)


def _draft(pitch: Pitch | None) -> str:
    """Return a draft, folded; nothing when there is none."""
    if pitch is None:
        return ""
    state = draft_state(pitch).capitalize()
    return (
        f"<details><summary>{safe_text(state)}: {safe_text(pitch.subject)}"
        f"</summary><pre>{escape(clean_text(pitch.body))}</pre></details>"
    )
