"""A typed filter as conditions of the database: the cheap ones first, the texts of pages last.

Every value a person typed goes to the database as a bound value, never as a piece of SQL.
"""

from __future__ import annotations

from collections.abc import Callable

from linktriage.queries import SIGNS, Query, Term
from linktriage.store.conditions import Condition, any_of, as_letters, containing, not_met

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


def matching(query: Query) -> list[Condition]:
    """Return what the prospects of a query meet, the conditions that cost least first."""
    terms = sorted(query.terms, key=lambda term: _COSTS.get(term.field, 0))
    return [_condition(term) for term in terms]


def _condition(term: Term) -> Condition:
    if term.field == "metric":
        found = _metric(term)
    else:
        found = any_of(*(_FIELDS[term.field](value) for value in term.values))
    return not_met(found) if term.negated else found


def _metric(term: Term) -> Condition:
    """Any date of a metric counts; a name without provider means that of every provider."""
    assert term.sign in SIGNS
    provider, _, name = term.values[0].rpartition(".")
    return Condition(
        "EXISTS (SELECT 1 FROM metric WHERE metric.prospect_id = prospect.id "  # noqa: S608 - a sign
        "AND lower(metric.name) = ? AND ? IN ('', lower(metric.provider)) "
        f"AND metric.value {term.sign} ?)",
        (_SHORT.get(name, name.replace("_", " ")), provider, term.number),
    )


def _word(value: str) -> Condition:
    """Each word stands in the site or in the title."""
    return any_of(_SITE(value), _TITLE(value))


def _check(value: str) -> Condition:
    check, _, outcome = value.partition("=")
    return Condition(
        "EXISTS (SELECT 1 FROM finding WHERE finding.prospect_id = prospect.id "
        "AND finding.check_id = ? AND finding.outcome = ?)",
        (check, outcome),
    )


def _network(value: str) -> Condition:
    """Those that a site's group names, those whose group names it, and the site itself."""
    site = value.lower()
    named_by_it = Condition(
        "EXISTS (SELECT 1 FROM finding JOIN prospect AS other ON other.id = finding.prospect_id "
        "WHERE finding.check_id = 'network' AND other.campaign_id = prospect.campaign_id "
        "AND other.site = ? AND finding.evidence LIKE '%\"https://' || prospect.site || '/\"%')",
        (site,),
    )
    names_it = Condition(
        "EXISTS (SELECT 1 FROM finding WHERE finding.prospect_id = prospect.id "
        "AND finding.check_id = 'network' AND finding.evidence LIKE ? ESCAPE '!')",
        (containing(f'"https://{site}/"'),),
    )
    return any_of(Condition("site = ?", (site,)), named_by_it, names_it)


def _language(value: str) -> Condition:
    """`de` also means de-AT."""
    lowered = value.lower()
    return Condition(
        "EXISTS (SELECT 1 FROM page WHERE page.key = prospect.key "
        "AND (lower(json_extract(page.content, '$.language')) = ? "
        "OR json_extract(page.content, '$.language') LIKE ? ESCAPE '!'))",
        (lowered, f"{as_letters(lowered)}-%"),
    )


def _text(value: str) -> Condition:
    """One paragraph holds it."""
    return Condition(
        "EXISTS (SELECT 1 FROM page WHERE page.key = prospect.key "
        "AND EXISTS (SELECT 1 FROM json_each(page.content, '$.paragraphs') AS paragraph "
        "WHERE json_extract(paragraph.value, '$.text') LIKE ? ESCAPE '!'))",
        (containing(value),),
    )


def _reason(value: str) -> Condition:
    return Condition(
        "status = 'rejected' AND json_extract(decision, '$.value.reasons') LIKE ? ESCAPE '!'",
        (containing(f'"{value}"'),),
    )


def _equals(column: str) -> Callable[[str], Condition]:
    return lambda value: Condition(f"{column} = ?", (value,))


def _holds(column: str) -> Callable[[str], Condition]:
    return lambda value: Condition(f"{column} LIKE ? ESCAPE '!'", (containing(value),))


_SITE, _TITLE = _holds("site"), _holds("title")
_FLAGS = {
    "starred": Condition("starred"),
    "seen-before": Condition("seen_before <> ''"),
    "later": Condition("put_off > 0"),
    "unread": Condition("fetch_state IS NULL"),
}
_HAD = {
    "page": Condition("fetch_state IN ('read', 'thin')"),
    "note": Condition("note <> ''"),
    "draft": Condition("pitch_id IS NOT NULL"),
    "metric": Condition("EXISTS (SELECT 1 FROM metric WHERE metric.prospect_id = prospect.id)"),
    "contact": Condition(
        "EXISTS (SELECT 1 FROM contact WHERE contact.site = prospect.site AND NOT contact.removed)"
    ),
}
_FIELDS: dict[str, Callable[[str], Condition]] = {
    "word": _word,
    "flag": _FLAGS.__getitem__,
    "status": _equals("status"),
    "reason": _reason,
    "approach": _equals("approach"),
    "site": _SITE,
    "title": _TITLE,
    "note": _holds("note"),
    "check": _check,
    "network": _network,
    "has": _HAD.__getitem__,
    "lang": _language,
    "text": _text,
}
