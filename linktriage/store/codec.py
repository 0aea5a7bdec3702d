"""Frozen values to JSON text by pydantic, for what is written in bulk: pages, rows of lists.

It writes a page in a fifth of the time of `encoding`, in the same form. Adapters are built at
first use: building them takes longer than the rest of a start.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter


@cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def dump(value: Any) -> str:  # noqa: ANN401 - a value of `linktriage.model`
    """Return `value` as JSON text."""
    return _adapter(value.__class__).dump_json(value).decode()


def dump_known(value: Any) -> str:  # noqa: ANN401 - a value of `linktriage.model`
    """Return `value` as JSON text without what has its default: short for sparse values."""
    return _adapter(value.__class__).dump_json(value, exclude_defaults=True).decode()
