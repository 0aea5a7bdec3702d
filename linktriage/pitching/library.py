"""The pitch templates: the built-in ones, the user's own before them, and what they render to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from linktriage.model import Approach
from linktriage.pitching.facts import FACTS, Facts
from linktriage.text import clean_line, clean_text

if TYPE_CHECKING:
    from jinja2 import Template

    from linktriage.pitching.bounded import BoundedEnvironment

SUFFIX = ".txt.j2"
"""How the file of a template ends; a folder below holds partials."""


@dataclass(frozen=True, slots=True)
class Text:
    """What a template became: one line of subject, and a body."""

    subject: str
    body: str


def builtin_templates() -> Path:
    """Return the folder of the built-in templates.

    It is inside the package when installed from a wheel and beside it in a checkout.
    """
    package = Path(__file__).parent.parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def template_for(approach: Approach) -> str:
    """Return the name of the template that belongs to an approach."""
    return approach.value.casefold().replace(" ", "_")


class Library:
    """Templates by name. A file of the user's comes before the built-in one of the same name.

    A user's file may also `{% extends "builtin/NAME.txt.j2" %}` and change one block of it.
    """

    def __init__(self, user_dir: Path | None = None) -> None:
        self.user_dir = user_dir
        self._environment: BoundedEnvironment | None = None

    def names(self) -> tuple[str, ...]:
        """Return the names of all templates, sorted: what `render` and `--template` take."""
        folders = [builtin_templates(), *([self.user_dir] if self.user_dir else [])]
        files = {file.name for folder in folders for file in folder.glob(f"*{SUFFIX}")}
        return tuple(sorted(name.removesuffix(SUFFIX) for name in files))

    def variants(self, approach: Approach) -> tuple[str, ...]:
        """Return the templates for an approach: its own, then those named NAME-something."""
        own = template_for(approach)
        return tuple(n for n in self.names() if n == own or n.startswith(f"{own}-"))

    def path(self, name: str) -> Path | None:
        """Return the file that `name` is read from; None when there is none."""
        folders = [*([self.user_dir] if self.user_dir else []), builtin_templates()]
        files = (folder / f"{name}{SUFFIX}" for folder in folders)
        return next((file for file in files if file.is_file()), None)

    def render(self, name: str, facts: Facts) -> Text:
        """Return the text that template `name` makes of `facts`.

        Raises `TemplateError`, with file and line, for a template that is not there, cannot be
        read, names a fact that is missing, reaches for more than facts or does not come to an end.
        """
        from linktriage.pitching import bounded, complaints

        with complaints.explained(f"{name}{SUFFIX}", self.names()):
            template = self._compiled(name)
            blocks = bounded.blocks_of(template, _context(facts, bounded.unknown))
            return Text(clean_line(blocks["subject"]), _tidy(blocks["body"]))

    def check(self, name: str) -> None:
        """Raise `TemplateError` when template `name` cannot be read as one."""
        from linktriage.pitching import complaints

        with complaints.explained(f"{name}{SUFFIX}", self.names()):
            self._compiled(name)

    def _compiled(self, name: str) -> Template:
        """Return template `name`, compiled; raises whatever jinja2 raises."""
        # jinja2 takes a tenth of a second to import; only those who draft wait for it
        from linktriage.pitching import bounded

        if self._environment is None:
            self._environment = bounded.environment(builtin_templates(), self.user_dir)
        return self._environment.get_template(f"{name}{SUFFIX}")


def _context(facts: Facts, unknown: Callable[[str, str], object]) -> dict[str, dict[str, object]]:
    """Return the facts with a stand-in, made by `unknown`, for each that is not known."""
    return {
        group: {
            key: value if _known(value) else unknown(f"{group}.{key}", _meaning(group, key))
            for key, value in members.items()
        }
        for group, members in facts.items()
    }


def _meaning(group: str, key: str) -> str:
    """Return what a fact is, in words, for the error that misses it."""
    return FACTS.get(f"{group}.{key}", "nothing is known of it")


def _known(value: str | int) -> bool:
    """Return True for a fact that is there: any number, or a text that is not blank."""
    return isinstance(value, int) or bool(value.strip())


def _tidy(body: str) -> str:
    """Return a body made harmless, with no space at line ends and no two blank lines in a row."""
    lines = [line.rstrip() for line in clean_text(body).strip().split("\n")]
    kept = [line for number, line in enumerate(lines) if line or lines[number - 1]]
    return "\n".join(kept)
