"""A typed filter as conditions of the database: the cheap ones first, the texts of pages last.

Every value a person typed goes to the database as a bound value, never as a piece of SQL.
"""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal, not_, or_, select
from sqlalchemy.orm import aliased
from sqlmodel import col

from linktriage.model import FetchState
from linktriage.queries import Query, Term
from linktriage.store.rows import ContactRow, FindingRow, MetricRow, PageRow, ProspectRow

Condition = ColumnElement[bool]

_SIGNS: dict[str, Callable[[Any, float], Any]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
}
_COSTS = {"check": 1, "network": 1, "metric": 1, "has": 1, "lang": 2, "text": 3}
"""How long one prospect takes, in steps: a column, a look into an index, a page, its text."""
_SHORT = {
    "dr": "domain rating",
    "ur": "url rating",
    "da": "domain authority",
    "pa": "page authority",
    "as": "authority score",
    "tf": "trust flow",
    "cf": "citation flow",
}
"""What people call the numbers of the tools; a blank in a name is typed as _."""
_READABLE = (FetchState.READ.value, FetchState.THIN.value)


def matching(query: Query) -> list[Condition]:
    """Return what the prospects of a query meet, the conditions that cost least first."""
    terms = sorted(query.terms, key=lambda term: _COSTS.get(term.field, 0))
    return [_condition(term) for term in terms]


def _condition(term: Term) -> Condition:
    if term.field == "metric":
        found = _metric(term)
    else:
        found = or_(*(_FIELDS[term.field](value) for value in term.values))
    return not_(func.coalesce(found, False)) if term.negated else found


def _metric(term: Term) -> Condition:
    """Any date of a metric counts; a name without provider means that of every provider."""
    provider, _, name = term.values[0].rpartition(".")
    named = func.lower(MetricRow.name) == _SHORT.get(name, name.replace("_", " "))
    if provider:
        named = and_(named, func.lower(MetricRow.provider) == provider)
    return _beside(MetricRow.prospect_id, named, _SIGNS[term.sign](MetricRow.value, term.number))


def _beside(prospect_id: Any, *wanted: Condition) -> Condition:  # noqa: ANN401 - a column
    return exists().where(col(prospect_id) == col(ProspectRow.id), *wanted)


def _holds(column: Any, value: str) -> Condition:  # noqa: ANN401 - a column
    found: Condition = column.contains(value, autoescape=True)
    return found


def _word(value: str) -> Condition:
    """Each word stands in the site or in the title."""
    return or_(_holds(ProspectRow.site, value), _holds(ProspectRow.title, value))


def _check(value: str) -> Condition:
    check, _, outcome = value.partition("=")
    return _beside(
        FindingRow.prospect_id,
        col(FindingRow.check_id) == check,
        col(FindingRow.outcome) == outcome,
    )


def _network(value: str) -> Condition:
    """Those that a site's group names, those whose group names it, and the site itself."""
    site = value.lower()
    mine, theirs = aliased(FindingRow), aliased(ProspectRow)
    address = literal('"https://').concat(col(ProspectRow.site)).concat('/"')
    named_by_it = exists().where(
        col(mine.check_id) == "network",
        col(mine.prospect_id) == col(theirs.id),
        col(theirs.campaign_id) == col(ProspectRow.campaign_id),
        col(theirs.site) == site,
        col(mine.evidence).contains(address),
    )
    names_it = _beside(
        FindingRow.prospect_id,
        col(FindingRow.check_id) == "network",
        col(FindingRow.evidence).contains(f'"https://{site}/"', autoescape=True),
    )
    return or_(col(ProspectRow.site) == site, named_by_it, names_it)


def _page(*wanted: Condition) -> Condition:
    return exists().where(col(PageRow.key) == col(ProspectRow.key), *wanted)


def _language(value: str) -> Condition:
    """`de` also means de-AT."""
    language = func.lower(func.json_extract(PageRow.content, "$.language"))
    lowered = value.lower()
    return _page(or_(language == lowered, language.startswith(f"{lowered}-", autoescape=True)))


def _text(value: str) -> Condition:
    """One paragraph holds it."""
    paragraphs = func.json_each(PageRow.content, "$.paragraphs").table_valued("value")
    text = func.json_extract(paragraphs.c.value, "$.text")
    found = select(1).select_from(paragraphs).where(text.contains(value, autoescape=True))
    return _page(found.correlate(PageRow).exists())


def _reason(value: str) -> Condition:
    reasons = func.json_extract(ProspectRow.decision, "$.value.reasons")
    return and_(col(ProspectRow.status) == "rejected", _holds(reasons, f'"{value}"'))


def _flag(value: str) -> Condition:
    flags: dict[str, Condition] = {
        "starred": col(ProspectRow.starred).is_(True),
        "seen-before": col(ProspectRow.seen_before) != "",
        "later": col(ProspectRow.put_off) > 0,
        "unread": col(ProspectRow.fetch_state).is_(None),
    }
    return flags[value]


def _has(value: str) -> Condition:
    had: dict[str, Condition] = {
        "page": col(ProspectRow.fetch_state).in_(_READABLE),
        "note": col(ProspectRow.note) != "",
        "draft": col(ProspectRow.pitch_id).is_not(None),
        "metric": _beside(MetricRow.prospect_id),
        "contact": exists().where(
            col(ContactRow.site) == col(ProspectRow.site), col(ContactRow.removed).is_(False)
        ),
    }
    return had[value]


_FIELDS: dict[str, Callable[[str], Condition]] = {
    "word": _word,
    "flag": _flag,
    "status": lambda value: col(ProspectRow.status) == value,
    "reason": _reason,
    "approach": lambda value: col(ProspectRow.approach) == value,
    "site": lambda value: _holds(ProspectRow.site, value),
    "title": lambda value: _holds(ProspectRow.title, value),
    "note": lambda value: _holds(ProspectRow.note, value),
    "check": _check,
    "network": _network,
    "has": _has,
    "lang": _language,
    "text": _text,
}
