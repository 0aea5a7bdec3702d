"""A target page from what a person or a list says of it, field by field."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar

from linktriage.errors import BadInput, BadUrl
from linktriage.model import Goal, Job, Role, TargetPage
from linktriage.text import clean_line
from linktriage.urls import clean

FIELDS = (
    *("url", "role", "cluster", "why", "title", "description"),
    *("asset", "job", "goal", "supports"),
)
"""The fields, in the order in which they are asked for."""
_TEXTS = {
    "cluster": "cluster",
    "why": "why",
    "title": "title",
    "description": "description",
    "asset": "asset_type",
}
_NONE = frozenset({"-", "none"})

Word = TypeVar("Word", bound=StrEnum)


def said_of(target: TargetPage) -> dict[str, str]:
    """Return the fields of a target page as a person would write them."""
    return {
        "url": target.url,
        "role": target.role.value,
        "cluster": target.cluster,
        "why": target.why,
        "title": target.title,
        "description": target.description,
        "asset": target.asset_type,
        "job": target.job.value if target.job else "",
        "goal": target.goal.value if target.goal else "",
        "supports": target.supports,
    }


def target_of(said: Mapping[str, str], base: TargetPage | None = None) -> TargetPage:
    """Return `base` with the fields that are said, or a new page; a blank one empties a field.

    Raises `BadInput` with a sentence for what does not fit.
    """
    changes: dict[str, Any] = {
        _TEXTS[name]: clean_line(text) for name, text in said.items() if name in _TEXTS
    }
    if "role" in said:
        changes["role"] = word_of(said["role"], Role, "role") or Role.SUPPORTING
    if "job" in said:
        changes["job"] = word_of(said["job"], Job, "job")
    if "goal" in said:
        changes["goal"] = word_of(said["goal"], Goal, "goal")
    if "supports" in said:
        changes["supports"] = _address(said["supports"]) if said["supports"].strip() else ""
    if "url" in said:
        changes["url"] = _address(said["url"])
    found = replace(base, **changes) if base else _made(changes)
    if not found.cluster:
        raise BadInput("A target needs the keyword cluster that it belongs to.")
    return found


def _made(changes: Mapping[str, Any]) -> TargetPage:
    if "url" not in changes:
        raise BadInput("A target needs its address.")
    whole: dict[str, Any] = {"role": Role.SUPPORTING, "cluster": "", "why": "", **changes}
    return TargetPage(**whole)


def _address(text: str) -> str:
    try:
        return clean(text).url
    except BadUrl as error:
        raise BadInput(f"{clean_line(text, 100)} is no address of a page.") from error


def word_of(text: str, kind: type[Word], name: str) -> Word | None:
    """Return the word that `text` begins, such as pillar for "p"; None for none."""
    typed = clean_line(text).casefold().strip()
    if not typed or typed in _NONE:
        return None
    found = [one for one in kind if one.value.startswith(typed)]
    if len(found) != 1:
        raise BadInput(f"The {name} is one of {_listed(kind)}; not {clean_line(text, 60)}.")
    return found[0]


def _listed(words: Iterable[StrEnum]) -> str:
    return ", ".join(words)
