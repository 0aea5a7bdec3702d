"""The table profiles: which columns each tool takes, under which names.

The names are those of the tools' own import pages; anything a tool has no place for goes into
columns of its own making, named as they all allow: letters, digits and underscores, 30 at most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

_MESSAGE = {"subject": "subject", "body": "body"}
_PAGE = {"page_url": "page_url", "page_title": "page_title", "target_url": "target_url"}
_INTENT = {"anchor_idea": "anchor_idea", "keyword_cluster": "keyword_cluster", "why": "why"}


@dataclass(frozen=True, slots=True)
class TableProfile:
    """How one tool takes a table."""

    columns: Mapping[str, str]
    """Header to the field of the row below it."""
    mail_tool: bool = False
    """True when the tool sends: rows without a mailbox go into a file of their own, and no sign is
    put before a text, as it would be sent to people."""
    guarded: bool = False
    """True for spreadsheets: a text that would be taken for a formula gets a `'` before it."""
    bom: bool = False
    body_limit: int = 0
    """Characters of the longest text the tool takes; 0 is no limit."""


def _same(*names: str) -> dict[str, str]:
    """Return columns that are named as their fields are."""
    return {name: name for name in names}


GENERIC = TableProfile(
    _same(
        "email", "first_name", "last_name", "full_name", "company", "website", "page_url",
        "page_title", "author", "subject", "body", "target_url", "anchor_idea", "anchor_kind",
        "placement", "passage", "keyword_cluster", "why", "expected_rel", "approach", "topic",
        "rating_source", "rating", "traffic_source", "traffic", "decision", "decided_at", "tags",
        "contact_role", "contact_form", "state", "prospect_id",
    )
)  # fmt: skip

TABLES: Mapping[str, TableProfile] = {
    "csv": GENERIC,
    "generic": GENERIC,
    "excel": TableProfile(GENERIC.columns, guarded=True, bom=True),
    "xlsx": TableProfile(GENERIC.columns),
    "notion": TableProfile(GENERIC.columns, guarded=True, body_limit=2000),
    "airtable": TableProfile(GENERIC.columns, guarded=True, body_limit=2000),
    "hunter": TableProfile(
        {
            "First name": "first_name", "Last name": "last_name", "Email": "email",
            "Company": "company", "Website": "website", "Position": "contact_role",
            **_PAGE, **_MESSAGE, **_INTENT,
        },
        mail_tool=True,
    ),
    "instantly": TableProfile(
        {
            "email": "email", "first_name": "first_name", "last_name": "last_name",
            "company_name": "company", "job_title": "contact_role", "website": "website",
            "personalization": "body", "subject": "subject", **_PAGE, **_INTENT,
        },
        mail_tool=True,
    ),
    "smartlead": TableProfile(
        {
            "email": "email", "first_name": "first_name", "last_name": "last_name",
            "company_name": "company", "website": "website", **_MESSAGE, **_PAGE, **_INTENT,
        },
        mail_tool=True,
    ),
    "lemlist": TableProfile(
        {
            "email": "email", "firstName": "first_name", "lastName": "last_name",
            "companyName": "company", "companyDomain": "website", "icebreaker": "opening",
            "pitchSubject": "subject", "pitchBody": "body", "pageUrl": "page_url",
            "pageTitle": "page_title", "targetUrl": "target_url", "anchorIdea": "anchor_idea",
            "keywordCluster": "keyword_cluster", "why": "why",
        },
        mail_tool=True,
    ),
    "pitchbox": TableProfile(
        {
            "Partner URL": "page_url", "Partner Category": "keyword_cluster",
            "Contact Email": "email", "Contact First Name": "first_name",
            "Contact Last Name": "last_name", "Company": "company", "Link Type": "approach",
            **_MESSAGE, "target_url": "target_url", "anchor_idea": "anchor_idea", "why": "why",
        },
        mail_tool=True,
    ),
    "buzzstream": TableProfile(
        {
            "Link Partner - Name": "company", "Link Partner - Domain": "website",
            "Linking from": "page_url", "Linking To": "target_url", "Anchor Text": "anchor_idea",
            "Acquisition Method": "method", "Email 1": "email", "Person About": "full_name",
            **_MESSAGE, "why": "why",
        },
    ),
}  # fmt: skip
"""Profiles whose file is a table. Sources: the import pages of the tools, read in 2026."""
