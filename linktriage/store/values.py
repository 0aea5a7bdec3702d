"""Rows to the frozen values of `linktriage.model`, and values to rows.

Values are made without the libraries of the tables, so that a first look needs none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from linktriage.model import (
    Answer,
    Approach,
    Basis,
    Candidate,
    Contact,
    Evidence,
    Failure,
    FetchState,
    Finding,
    Metric,
    Outcome,
    Pitch,
    Problem,
    Prospect,
    RowFacts,
    Status,
)
from linktriage.store import sqlite
from linktriage.store.decoding import load
from linktriage.store.encoding import dump

if TYPE_CHECKING:
    from linktriage.store.rows import (
        CandidateRow,
        ContactRow,
        FindingRow,
        MetricRow,
        PitchRow,
        ProspectRow,
    )


def prospect(
    row: ProspectRow,
    campaign: str,
    metrics: Iterable[MetricRow] = (),
    candidates: Iterable[CandidateRow] = (),
) -> Prospect:
    """Return the prospect of a row with its numbers and candidate pages, the lead page first."""
    pages = sorted(candidates, key=lambda page: (page.key != row.key, page.id))
    bare = Prospect(
        id=row.id or 0,
        campaign=campaign,
        site=row.site,
        url=row.url,
        metrics=tuple(map(metric, metrics)),
        candidates=tuple(map(candidate, pages)),
    )
    return with_row(bare, row)


def with_row(prospect: Prospect, row: ProspectRow) -> Prospect:
    """Return a prospect as its row has it now, with the numbers and pages it had."""
    return replace(
        prospect,
        status=Status(row.status),
        approach=Approach(row.approach),
        approach_reason=row.approach_reason,
        note=row.note,
        starred=row.starred,
        answers=answers(row.answers),
        set_aside=row.set_aside,
        later_until=row.later_until,
        put_off=row.put_off,
        fetch_state=FetchState(row.fetch_state) if row.fetch_state else None,
        failure=failure(row),
        fetched_at=row.fetched_at,
        seen_before=row.seen_before,
        rev=row.rev,
    )


def failure(row: ProspectRow) -> Failure | None:
    """Return why the prospect could not be read, or None."""
    if not row.failure or row.fetch_state is None:
        return None
    return Failure(FetchState(row.fetch_state), row.failure)


def answers(text: str) -> Mapping[str, Answer]:
    """Return the person's own answers by check id."""
    return load(dict[str, Answer], text)


def metric(row: MetricRow) -> Metric:
    """Return one imported number."""
    as_of = load_date(row.as_of)
    return Metric(row.provider, row.name, row.value, as_of)


def load_date(text: str) -> date | None:
    """Return the date an ISO text holds, or None for an empty one."""
    return date.fromisoformat(text) if text else None


def candidate(row: CandidateRow) -> Candidate:
    """Return one candidate page with what its row of the list knew."""
    return Candidate(row.url, row.key, row.scheme_guessed, load(RowFacts, row.facts))


def finding(row: FindingRow) -> Finding:
    """Return the answer to one check."""
    return Finding(
        check=row.check_id,
        outcome=Outcome(row.outcome),
        basis=Basis(row.basis),
        summary=row.summary,
        evidence=load(tuple[Evidence, ...], row.evidence),
        figure=row.figure,
        stale=row.stale,
    )


FINDING = (
    "prospect_id",
    "check_id",
    "outcome",
    "basis",
    "summary",
    "figure",
    "evidence",
    "stale",
)
"""The columns of a finding, in the order of `finding_values`."""


def finding_values(prospect_id: int, value: Finding) -> tuple[Any, ...]:
    """Return what stands in the columns `FINDING` of a finding."""
    return (
        prospect_id,
        value.check,
        value.outcome.value,
        value.basis.value,
        value.summary,
        value.figure,
        dump(value.evidence),
        value.stale,
    )


def pitch(row: PitchRow) -> Pitch:
    """Return one version of a draft."""
    return Pitch(
        template=row.template,
        subject=row.subject,
        body=row.body,
        drafted_at=row.drafted_at,
        problems=load(tuple[Problem, ...], row.problems),
        edited=row.edited,
        contact=load(Contact, row.contact) if row.contact else None,
    )


def pitch_columns(prospect_id: int, value: Pitch) -> dict[str, Any]:
    """Return what stands in the columns of a draft."""
    return {
        "prospect_id": prospect_id,
        "template": value.template,
        "subject": value.subject,
        "body": value.body,
        "problems": dump(value.problems),
        "edited": value.edited,
        "drafted_at": sqlite.moment(value.drafted_at),
        "contact": dump(value.contact) if value.contact else None,
    }


def contact(row: ContactRow) -> Contact:
    """Return one way to reach a site."""
    return Contact(row.email, row.name, row.role, row.found_at, row.form_url)
