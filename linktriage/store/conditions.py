"""What prospects have to meet: pieces of SQL, each with the values that belong to it.

What a person typed is only ever such a value, which the driver binds. The values of a piece stand
in the order of its question marks: pieces are put together by writing them one behind the other.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from linktriage.store.sqlite import Connection, listed

Value = str | float | None
_SPECIAL = str.maketrans({sign: f"!{sign}" for sign in "!%_"})
"""What LIKE takes for more than a letter, each with what says that it is one."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL on the columns of `prospect`."""

    text: str
    values: tuple[Value, ...] = ()


def all_of(*conditions: Condition) -> Condition:
    """Return the condition that all of them hold; the first is asked for first."""
    return _joined(" AND ", conditions)


def any_of(*conditions: Condition) -> Condition:
    """Return the condition that one of them holds."""
    return _joined(" OR ", conditions)


def _joined(word: str, conditions: tuple[Condition, ...]) -> Condition:
    text = word.join(f"({one.text})" for one in conditions)
    return Condition(text, tuple(value for one in conditions for value in one.values))


def certain(condition: Condition) -> Condition:
    """Return the same condition, false where it says nothing; no index is used for it."""
    return Condition(f"coalesce({condition.text}, false)", condition.values)


def not_met(condition: Condition) -> Condition:
    """Return the condition that this one does not hold, or says nothing."""
    return Condition(f"NOT {certain(condition).text}", condition.values)


def is_one_of(ids: Iterable[int]) -> Condition:
    """Return the condition that a prospect is one of these."""
    return Condition("id IN (SELECT value FROM json_each(?))", (listed(ids),))


def containing(value: str) -> str:
    """Return the pattern of `LIKE ? ESCAPE '!'` that fits what holds `value`."""
    return f"%{as_letters(value)}%"


def as_letters(value: str) -> str:
    """Return `value` as a part of such a pattern that stands for itself alone."""
    return value.translate(_SPECIAL)


def prospects(
    connection: Connection, columns: str, wanted: Condition, ending: str = "", *values: Value
) -> sqlite3.Cursor:
    """Ask for columns of the prospects that are wanted; `ending` says their order, and how many."""
    return connection.execute(
        f"SELECT {columns} FROM prospect WHERE {wanted.text} {ending}",  # noqa: S608 - pieces of ours
        (*wanted.values, *values),
    )
