"""One accepted prospect as a row: the fields that all table profiles are made of."""

from __future__ import annotations

from collections.abc import Iterable

from linktriage.exporting.gate import Outgoing
from linktriage.model import Metric
from linktriage.people import first_name, last_name
from linktriage.text import clean_line, clean_text

Row = dict[str, str | int | float]
"""Field to value; text is harmless, an unknown number is an empty text, never 0."""

RATINGS = frozenset(
    {"rating", "site rating", "domain rating", "dr", "domain authority", "da", "authority score"}
)
TRAFFIC = frozenset(
    {"traffic", "site traffic", "domain traffic", "organic traffic", "total traffic"}
)


def row_of(out: Outgoing) -> Row:
    """Return all fields of one prospect; "body" keeps its line breaks, the rest is on one line."""
    body = clean_text(out.pitch.body) if out.pitch else ""
    one_line = _who(out) | _where(out) | _why(out)
    return {
        **{name: _value(value) for name, value in one_line.items()},
        "body": body,
        "opening": _opening(body),
    }


def _opening(body: str) -> str:
    """Return the first paragraph of a letter after its greeting."""
    paragraphs = [part for part in body.split("\n\n") if part.strip()]
    return clean_line(paragraphs[1] if len(paragraphs) > 1 else body)


def _who(out: Outgoing) -> Row:
    """Return whom to write to, and what."""
    name = clean_line(out.contact.name)
    site_name = out.dossier.page.site_name if out.dossier.page else ""
    return {
        "email": out.email,
        "first_name": first_name(name),
        "last_name": last_name(name),
        "full_name": name,
        "company": site_name or out.prospect.site,
        "website": out.prospect.site,
        "contact_role": out.contact.role,
        "contact_form": out.contact.form_url,
        "state": "ready" if out.ready else "needs contact",
        "subject": out.pitch.subject if out.pitch else "",
    }


def _where(out: Outgoing) -> Row:
    """Return the page in question and what is known of its site."""
    page = out.dossier.page
    rating = _metric(out.prospect.metrics, RATINGS)
    traffic = _metric(out.prospect.metrics, TRAFFIC)
    return {
        "page_url": out.intent.page_url or out.prospect.url,
        "page_title": page.title if page else "",
        "author": page.author if page else "",
        "topic": page.categories[0] if page and page.categories else "",
        "rating_source": _source(rating),
        "rating": rating.value if rating else "",
        "traffic_source": _source(traffic),
        "traffic": traffic.value if traffic else "",
        "prospect_id": out.prospect.id,
    }


def _why(out: Outgoing) -> Row:
    """Return the planned link and the decision for it."""
    decided_at = out.dossier.decided_at
    return {
        "target_url": out.intent.target,
        "anchor_idea": out.intent.anchor,
        "anchor_kind": out.intent.anchor_kind.value,
        "placement": out.intent.placement.value,
        "passage": out.intent.passage,
        "keyword_cluster": out.intent.cluster,
        "why": out.intent.why,
        "expected_rel": out.intent.rel.value,
        "approach": out.prospect.approach.value,
        "method": "Other",
        "decision": "accept",
        "decided_at": decided_at.date().isoformat() if decided_at else "",
        "tags": f"{out.prospect.campaign}, {out.prospect.approach}",
    }


def _value(value: str | float) -> str | int | float:
    """Return a text on one harmless line, a whole number as such, any other number as it is."""
    if isinstance(value, str):
        return clean_line(value)
    return int(value) if value == int(value) else value


def _metric(metrics: Iterable[Metric], names: frozenset[str]) -> Metric | None:
    """Return the newest metric with one of `names`, when there is one."""
    fitting = [metric for metric in metrics if _plain(metric.name) in names]
    return max(fitting, key=lambda m: m.as_of.isoformat() if m.as_of else "", default=None)


def _plain(name: str) -> str:
    """Return a metric's name in lower case, words apart."""
    return " ".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _source(metric: Metric | None) -> str:
    """Return provider and date of a number, "Ahrefs 2026-11-03"."""
    if metric is None:
        return ""
    return f"{metric.provider} {metric.as_of.isoformat() if metric.as_of else ''}".strip()
