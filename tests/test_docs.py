"""The README says what is so: commands, keys, formats, and the two lines that start everything."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main
from typer.core import TyperGroup, TyperOption

from linktriage.cli import app
from linktriage.exporting import PROFILES
from linktriage.tui.keys import KEYS, Mode

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def section(title: str) -> str:
    """The text below one heading of the README."""
    return README.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def first_cells(text: str) -> str:
    """The first column of a section's table."""
    return "\n".join(row.split("|")[1] for row in re.findall(r"^\|.*\|$", text, re.MULTILINE)[2:])


def commands(group: TyperGroup, path: str = "linktriage") -> dict[str, Any]:
    """Every command below a group, by the words a person types."""
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        words = f"{path} {name}"
        found |= commands(command, words) if isinstance(command, TyperGroup) else {words: command}
    return found


COMMANDS = commands(typer.main.get_group(app))


def documented_commands() -> set[str]:
    """`linktriage campaign new`, `list` stands for two commands; so does the README write."""
    found = set()
    for cell in first_cells(section("Commands")).splitlines():
        first, *others = re.findall(r"`([^`]+)`", cell)
        stem = first.rpartition(" ")[0]
        found |= {first, *(f"{stem} {other}" for other in others)}
    return found - {"linktriage"}


def test_every_command_is_in_the_readme_and_no_other() -> None:
    assert documented_commands() == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_every_option_has_a_help(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    options = [option for option in command.params if isinstance(option, TyperOption)]
    assert all(option.help for option in options)


def test_options_are_found_by_the_test_above() -> None:
    names = {option.name for option in COMMANDS["linktriage import"].params}
    assert {"dry_run", "as_json", "mapping"} <= names


def test_every_key_of_the_readme_is_bound() -> None:
    """Not every key is in the README, but each that is means something while reading."""
    bound = {face for key in KEYS if key.mode is Mode.READ for face in key.face.split()}
    shown = set(re.findall(r"`([^`]+)`", first_cells(section("The triage screen"))))
    assert len(shown) > 20
    assert shown - bound - {"1-9", "1", "9"} == set()


def test_every_export_format_is_in_the_readme_and_no_other() -> None:
    assert set(re.findall(r"`(\w+)`", first_cells(section("Files it writes")))) == set(PROFILES)


def test_a_template_named_in_the_readme_exists() -> None:
    for name in re.findall(r"builtin/([\w.]+)", README):
        assert (ROOT / "templates" / name).exists()


def test_pictures_and_links_lead_to_files() -> None:
    local = [path for path in re.findall(r"\]\(([^)#]+)\)", README) if "://" not in path]
    assert local
    assert [path for path in local if not (ROOT / path).exists()] == []


def test_the_two_lines_are_what_the_ci_runs() -> None:
    """A line that nobody runs stops being true."""
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    demo, tests = re.findall(r"```\npython3 (-m venv .+)\n```", section("Try it"))
    install, _, start = demo.rpartition(" && ")
    assert install in script
    assert start in script
    assert tests in script


def test_the_changelog_speaks_of_what_is_not_released_yet() -> None:
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")
