"""The table of commands says what the functions themselves say."""

from __future__ import annotations

import inspect
from importlib import import_module

import pytest
import typer

from linktriage.cli.commands import ROWS, Row


def sentence_of(row: Row) -> str:
    """The first paragraph of the help that the command itself shows."""
    found = getattr(import_module(f"linktriage.cli.{row.module}"), row.function)
    text = found.info.help if isinstance(found, typer.Typer) else inspect.getdoc(found)
    return " ".join(str(text).split("\n\n")[0].split())


@pytest.mark.parametrize("name", ROWS)
def test_each_row_has_the_sentence_of_its_command(name: str) -> None:
    assert ROWS[name].sentence == sentence_of(ROWS[name])
