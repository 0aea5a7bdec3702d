"""A dossier as plain data: the one form that `list --json`, `show --json` and JSONL share."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, assert_never

from linktriage.model import (
    Accept,
    Basis,
    Contact,
    Decision,
    Dossier,
    Evidence,
    Finding,
    LinkIntent,
    Metric,
    OutboundLink,
    Page,
    Park,
    Pitch,
    Problem,
    Reject,
    Requeue,
)

Record = dict[str, Any]
"""Text, numbers, booleans, None, and lists and dicts of them: what JSON can hold."""


def as_record(dossier: Dossier) -> Record:
    """Return all of a dossier as plain data. Keys may be added to it; none is ever renamed."""
    prospect = dossier.prospect
    return {
        "site": prospect.site,
        "url": prospect.url,
        "campaign": prospect.campaign,
        "status": prospect.status.value,
        "approach": prospect.approach.value,
        "approach_reason": prospect.approach_reason,
        "note": prospect.note,
        "starred": prospect.starred,
        "set_aside": prospect.set_aside,
        "metrics": [_metric(metric) for metric in prospect.metrics],
        "candidates": [candidate.url for candidate in prospect.candidates],
        "answers": {check: answer.value for check, answer in prospect.answers.items()},
        "page": _page(dossier.page) if dossier.page else None,
        "failure": f"{prospect.failure.state}: {prospect.failure.detail}"
        if prospect.failure
        else None,
        "findings": [
            {
                **_finding(finding),
                "measured_on": _measured_on(finding, dossier),
                "beside_the_point": dossier.beside.get(finding.check, ""),
            }
            for finding in dossier.findings
        ],
        "decision": _decision(dossier.decision, dossier.decided_at),
        "pitch": _pitch(dossier.pitch) if dossier.pitch else None,
        "contacts": [_contact(contact) for contact in dossier.contacts],
        "id": prospect.id,
    }


def _metric(metric: Metric) -> Record:
    """Return an imported number with where it comes from."""
    return {
        "provider": metric.provider,
        "name": metric.name,
        "value": metric.value,
        "as_of": _day(metric.as_of),
    }


def _page(page: Page) -> Record:
    """Return what was read of the lead page."""
    return {
        "url": page.url,
        "final_url": page.final_url,
        "http_status": page.http_status,
        "title": page.title,
        "author": page.author,
        "published": _day(page.published),
        "language": page.language,
        "words": page.words,
        "paragraphs": [paragraph.text for paragraph in page.paragraphs],
        "links": [_link(link) for link in page.links],
        "fetched_at": page.fetched_at.isoformat(),
    }


def _link(link: OutboundLink) -> Record:
    """Return one link of a page."""
    return {
        "url": link.url,
        "site": link.site,
        "anchor": link.anchor,
        "rel": list(link.rel),
        "placement": link.placement.value,
        "internal": link.internal,
    }


def _finding(finding: Finding) -> Record:
    """Return the answer to one check with its evidence."""
    return {
        "check": finding.check,
        "outcome": finding.outcome.value,
        "basis": finding.basis.value,
        "figure": finding.figure,
        "summary": finding.summary,
        "stale": finding.stale,
        "evidence": [_evidence(evidence) for evidence in finding.evidence],
    }


def _measured_on(finding: Finding, dossier: Dossier) -> str | None:
    """Return the day on which what was measured was read; None for what was not measured."""
    if finding.basis is not Basis.MEASURED:
        return None
    read_at = dossier.page.fetched_at if dossier.page else None
    return _day(read_at.date()) if read_at else None


def _evidence(evidence: Evidence) -> Record:
    """Return a quote with where it stands."""
    return {"quote": evidence.quote, "url": evidence.url, "where": evidence.where}


def _decision(decision: Decision | None, decided_at: datetime | None) -> Record | None:
    """Return a decision; None while there is none or the prospect went back to the queue."""
    kind, reasons, note, intent = "", [], "", None
    match decision:
        case None | Requeue():
            return None
        case Accept(intent=accepted):
            kind, intent = "accept", _intent(accepted)
        case Reject(reasons=given, note=note):
            kind, reasons = "reject", [reason.value for reason in given]
        case Park(note=note):
            kind = "park"
        case _:
            assert_never(decision)
    return {
        "kind": kind,
        "reasons": reasons,
        "note": note,
        "decided_at": decided_at.isoformat() if decided_at else None,
        "until": _day(decision.until) if isinstance(decision, Park) else None,
        "intent": intent,
    }


def _intent(intent: LinkIntent) -> Record:
    """Return why one link should exist."""
    return {
        "target": intent.target,
        "cluster": intent.cluster,
        "anchor": intent.anchor,
        "anchor_kind": intent.anchor_kind.value,
        "placement": intent.placement.value,
        "passage": intent.passage,
        "why": intent.why,
        "rel": intent.rel.value,
        "signal": intent.signal,
        "helps": intent.helps.value if intent.helps else None,
        "page_url": intent.page_url,
        "paragraph": intent.paragraph,
        "provenance": {field: source.value for field, source in intent.provenance.items()},
    }


def _pitch(pitch: Pitch) -> Record:
    """Return a draft with its problems and the one it is for."""
    return {
        "template": pitch.template,
        "subject": pitch.subject,
        "body": pitch.body,
        "problems": [_problem(problem) for problem in pitch.problems],
        "drafted_at": pitch.drafted_at.isoformat(),
        "edited": pitch.edited,
        "contact": _contact(pitch.contact) if pitch.contact else None,
    }


def _problem(problem: Problem) -> Record:
    """Return one problem of a draft."""
    return {
        "id": problem.id,
        "message": problem.message,
        "severity": problem.severity.value,
        "quote": problem.quote,
    }


def _contact(contact: Contact) -> Record:
    """Return a route to a person or desk."""
    return {
        "name": contact.name,
        "email": contact.email,
        "role": contact.role,
        "found_at": contact.found_at,
        "form_url": contact.form_url,
    }


def _day(day: date | None) -> str | None:
    """Return a date as ISO text; None for none."""
    return day.isoformat() if day else None
