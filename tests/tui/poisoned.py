"""A campaign in which every text that came from outside is hostile, whatever column it stands in.

The words are written into the file itself, past everything that cleans what comes in: so what is
tried is the last defence, the one at the border of the terminal.
"""

from __future__ import annotations

import inspect
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import linktriage.model
from linktriage.checks import CHECKS
from linktriage.intent import TARGET_QUESTIONS
from linktriage.model import (
    Accept,
    FetchState,
    MarkKind,
    Problem,
    Reject,
    RejectReason,
    Severity,
    SiteReading,
    Title,
)
from linktriage.store.services import ServiceAnswer
from linktriage.triage import Triage, View
from linktriage.triage.reading import Read
from tests.tui.samples import campaign, fail, page

MARKUP = "[/x][@click=app.accept]y[b]$error "
ESCAPES = (
    "\x1bP$qm\x1b\\"  # asks the terminal, whose answer would be keys
    "\x1b]0;aaaa\x07\x1b[21t\x1b[c"
    "\x1b]52;c;eHh4\x07\x9b2J\x90\x9d\u202e\u2066\u200b\x00\x7f"
)
WORDS = MARKUP + ESCAPES

OURS = {
    *("setting.name", "event.session", "event.group_id", "event.kind", "event.undoes"),
    *("import.sha256", "import.signature", "list_row.fate", "finding.check_id", "metric.as_of"),
}
"""Columns of text that hold words of this program alone."""

KINDS = {
    *("accept", "reject", "park", "do not contact", "blocklist"),
    *("heading", "text", "item", "quote", "code"),
}
"""What decisions, suppressions and paragraphs are told apart by."""

LONG_IN_JSON = 2_000
"""Characters of a very long text that one of the many texts of a JSON value gets."""

ADDRESSES = {"url", "final_url", "form_url", "site", "host", "key", "email", "supports", "found_at"}
"""What a text has to begin with to be found again: the words stand behind it."""


def furnished(folder: Path) -> Path:
    """Make a campaign with something to see on every screen, and return its file."""
    with closing(campaign(folder)) as triage:
        rows = "URL,Title,DR,Traffic,Anchor\nhttps://berth.example/a,Berths,40,900,our guide\n"
        triage.import_list(io.BytesIO(rows.encode()), name="more.csv")
        first, second, third, fourth, *_ = triage.prospects(View())
        accepted(triage, first)
        rejected = triage.dossier(second).prospect
        triage.decide(rejected, Reject((RejectReason.OFF_TOPIC,), "a note"))
        fail(triage, fourth, FetchState.TIMEOUT, "no answer in time")
        triage.save_filter("fresh", "status:queued")
        (folder / "earlier.csv").write_text("site,kind,date\npalletpost.example,sent,2026-01-02\n")
        triage.mark_all(folder / "earlier.csv")
        site = triage.dossier(third).prospect.site
        triage.leave_alone("ana@elsewhere.example", "blocklist", "a reason")
        triage.store.services.save([ServiceAnswer("a service", site, reason="knows nothing")])
        pages = (page(f"https://{site}/about"),)
        reading = SiteReading(site, triage.now(), (Title("A title"),), "feed", pages=pages)
        rev = triage.dossier(third).prospect.rev
        triage.save_read(Read(third, rev, FetchState.READ, page=page(), site=reading))
        return triage.store.path


def accepted(triage: Triage, prospect_id: int) -> None:
    """Accept a prospect that has a contact, a note, a star, a draft and an outcome."""
    found = triage.dossier(prospect_id)
    triage.add_contact(found, "ana@quayside.example", "Ana Ruiz", "editor")
    triage.star(triage.write_note(triage.dossier(prospect_id).prospect, "a note"))
    suggestion = triage.suggest(triage.dossier(prospect_id))
    assert suggestion is not None
    url = suggestion.target.url
    intent = triage.intent(triage.dossier(prospect_id), url, {"why": "shows the classes"})
    triage.decide(triage.dossier(prospect_id).prospect, Accept(intent))
    found = triage.dossier(prospect_id)
    flaw = Problem("oversold", "a message", Severity.WARN, "a quote")
    triage.save_pitch(found.prospect, replace(triage.draft(found), problems=(flaw,)))
    triage.mark(triage.dossier(prospect_id), MarkKind.SENT, None, "a note")


def poison(path: Path, words: str) -> set[str]:
    """Put `words` into every text of the database that came from outside.

    Returns the columns that hold them now, as `table.column`.
    """
    with closing(sqlite3.connect(path)) as connection:
        _unguard(connection)
        for table, column in texts(connection):
            if f"{table}.{column}" not in OURS:
                _poison_column(connection, table, column, words)
        connection.commit()
        return {
            f"{table}.{column}"
            for table, column in texts(connection)
            if any(_holds(one, words) for one in _values(connection, table, column))
        }


def _unguard(connection: sqlite3.Connection) -> None:
    """Let the log be written over, which the triggers of the schema refuse."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in found:
        connection.execute(f'DROP TRIGGER "{name}"')


def texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (table, column) of every column of text."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return [
        (table, column)
        for (table,) in tables
        for _, column, kind, *_ in connection.execute(f"PRAGMA table_info('{table}')").fetchall()
        if kind == "VARCHAR"
    ]


def _values(connection: sqlite3.Connection, table: str, column: str) -> list[str]:
    query = f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL'
    return [value for (value,) in connection.execute(query)]


def _poison_column(connection: sqlite3.Connection, table: str, column: str, words: str) -> None:
    for value in {*_values(connection, table, column)}:
        update = f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?'
        connection.execute(update, (poisoned(column, value, words), value))


def _holds(value: str, words: str) -> bool:
    return words in value or json.dumps(words)[1:-1] in value


def poisoned(name: str, value: str, words: str) -> str:
    """Return a text with `words` in it, or in every text of the JSON that it is."""
    if value[:1] in {"{", "["}:
        return json.dumps(_poisoned_value(name, json.loads(value), words))
    if value in our_words() or _is_day(value):
        return value
    return value + words if name in ADDRESSES else f"{words}{value}{words}"


def _poisoned_value(name: str, value: Any, words: str) -> Any:
    if isinstance(value, str):
        return poisoned(name, value, words)
    if isinstance(value, list):
        return [_poisoned_value(name, one, words) for one in value]
    if isinstance(value, dict):
        return {key: _poisoned_value(key, one, words) for key, one in value.items()}
    return value


@cache
def our_words() -> frozenset[str]:
    """Words that are no foreign text: members of our own enums, ids of checks and questions."""
    enums = [one for _, one in inspect.getmembers(linktriage.model, inspect.isclass)]
    members = [member.value for one in enums if issubclass(one, StrEnum) for member in one]
    ids = [*(one.id for one in CHECKS), *(one.id for one in TARGET_QUESTIONS)]
    return frozenset([*members, *ids, *KINDS]) - {""}


def _is_day(value: str) -> bool:
    for kind in (date, datetime):
        try:
            kind.fromisoformat(value)
        except ValueError:
            continue
        return True
    return False


def swell(path: Path, words: str) -> None:
    """Put very long `words` behind one text of every column of text that came from outside.

    Texts of JSON, of which one value holds hundreds, get the beginning of them.
    """
    with closing(sqlite3.connect(path)) as connection:
        _unguard(connection)
        for table, column in texts(connection):
            if f"{table}.{column}" in OURS or column in ADDRESSES:
                continue
            for value in _values(connection, table, column)[:1]:
                update = f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?'
                connection.execute(update, (_swollen(column, value, words), value))
        connection.commit()


def _swollen(column: str, value: str, words: str) -> str:
    if value[:1] in {"{", "["}:
        return poisoned(column, value, words[:LONG_IN_JSON])
    return value if value in our_words() or _is_day(value) else value + words
