"""Frozen values to JSON text and back, checked on the way in.

pydantic reads the dataclasses of `linktriage.model` as they are. Adapters are built at first use:
building them all takes longer than the rest of a start.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import TypeAdapter

from linktriage.store import decoding

Value = TypeVar("Value")


_ADAPTERS: dict[Any, TypeAdapter[Any]] = {}


def _adapter(kind: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a type or a type alias
    found = _ADAPTERS.get(kind)
    if found is None:
        found = _ADAPTERS[kind] = TypeAdapter(kind)
    return found


def dump(value: object, kind: Any = None) -> str:  # noqa: ANN401 - a type or a type alias
    """Return `value` as JSON text; `kind` when its type says less than its annotation."""
    return _adapter(kind or type(value)).dump_json(value).decode()


def dump_known(value: object) -> str:
    """Return `value` as JSON text without what has its default: short for sparse values."""
    return _adapter(type(value)).dump_json(value, exclude_defaults=True).decode()


def load(kind: type[Value], text: str) -> Value:
    """Return the value of type `kind` that `text` holds.

    Raises `pydantic.ValidationError` when the text holds something else.
    """
    value: Value = _adapter(kind).validate_json(text)
    return value


def load_soonest(kind: type[Value], text: str) -> Value:
    """Return what `load` returns, without waiting for pydantic to be ready for that type.

    It reads a page in a quarter of the time of `decoding`, and is ready once one was written.
    Raises `ValueError`, `TypeError`, `KeyError` or `AttributeError` when it holds something else.
    """
    return load(kind, text) if kind in _ADAPTERS else decoding.load(kind, text)
