"""JSON text to the frozen values of `linktriage.model`, with the standard library alone.

What `encoding` and `codec` wrote is read as what it was. pydantic would read a page in half the
time, but takes longer to be ready than the rest of a start.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from linktriage.model import Accept, Park, Reject

Value = TypeVar("Value")
_Maker = Callable[[Any], Any]


def load(kind: type[Value], text: str) -> Value:
    """Return the value of type `kind` that `text` holds.

    Raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` when it holds something else.
    """
    value: Value = _maker(kind)(json.loads(text))
    return value


def load_decision(text: str | None) -> Accept | Reject | Park | None:
    """Return the decision that `encoding.dump_decision` wrote, or None when there is none."""
    if text is None:
        return None
    tagged: dict[str, Any] = json.loads(text)
    decision: Accept | Reject | Park = _maker(_DECISIONS[tagged["kind"]])(tagged["value"])
    return decision


_DECISIONS: dict[str, type[Accept | Reject | Park]] = {
    "accept": Accept,
    "reject": Reject,
    "park": Park,
}


_MAKERS: dict[Any, _Maker] = {}


def _maker(kind: Any) -> _Maker:  # noqa: ANN401 - a type or a type alias
    """Return what makes a value of `kind` from what JSON has for it; found out once."""
    if kind not in _MAKERS:
        _MAKERS[kind] = _new_maker(kind)
    return _MAKERS[kind]


def _new_maker(kind: Any) -> _Maker:  # noqa: ANN401 - a type or a type alias
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal or kind in {str, int, float, bool}:
        return _as_it_is
    if NoneType in arguments:
        return _perhaps(_maker(next(one for one in arguments if one is not NoneType)))
    if origin is tuple:
        return _several(_maker(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        key, value = map(_maker, arguments)
        return lambda pairs: {key(name): value(one) for name, one in pairs.items()}
    if isinstance(kind, type) and issubclass(kind, date):
        moment: type[date] = datetime if kind is datetime else date
        return moment.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {one.value: one for one in kind}.__getitem__
    assert is_dataclass(kind), f"{kind} has no form in JSON"
    return _dataclass_maker(kind)


def _as_it_is(value: object) -> object:
    return value


def _perhaps(maker: _Maker) -> _Maker:
    if maker is _as_it_is:
        return maker
    return lambda value: None if value is None else maker(value)


def _several(each: _Maker) -> _Maker:
    return tuple if each is _as_it_is else lambda values: tuple(map(each, values))


def _dataclass_maker(kind: Any) -> _Maker:  # noqa: ANN401 - a class of `linktriage.model`
    """Return what makes a value of its fields: most of them stay as JSON has them."""
    hints = get_type_hints(kind)
    makers = {one.name: _maker(hints[one.name]) for one in fields(kind)}
    changed = [(name, maker) for name, maker in makers.items() if maker is not _as_it_is]

    def make(values: dict[str, Any]) -> object:
        for name, maker in changed:
            if name in values:
                values[name] = maker(values[name])
        return kind(**values)

    return make
