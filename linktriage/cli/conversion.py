"""Options whose values need no conversion are not converted.

Typer converts with pydantic, and loads it for an option that was not even given: a fifth of what
a start of the screen took.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from typer._coercion import build_runtime_param
from typer.core import TyperOption


class _WhenNeeded:
    """Typer's conversion of one option, built when there is something to convert."""

    def __init__(self, option: TyperOption) -> None:
        self._described = option.type_descriptor

    def coerce(self, value: Any, **where: Any) -> Any:  # noqa: ANN401 - as Typer has it
        """Return the value as the option wants it; raises what Typer raises."""
        if value is None or type(value) is self._described.annotation is str:
            return value
        return build_runtime_param(self._described).coerce(value, **where)


def convert_when_needed(params: Iterable[object]) -> None:
    """Let the options among `params` load pydantic only for a value that needs it."""
    for option in params:
        if isinstance(option, TyperOption):
            option._runtime_param = _WhenNeeded(option)  # type: ignore[assignment] # noqa: SLF001 - Typer builds it at its first use and has no hook
