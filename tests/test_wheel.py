"""What is shipped: everything the program reads at run time is inside the wheel."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
IGNORED = {"__pycache__", ".mypy_cache", ".ruff_cache"}


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel that is built now."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: str, *, inside: str) -> Iterator[str]:
    """The name that each file of a folder must have in the wheel."""
    for file in (ROOT / folder).rglob("*"):
        if file.is_file() and not IGNORED & set(file.parts):
            yield f"{inside}/{file.relative_to(ROOT / folder).as_posix()}"


def test_every_template_is_inside(shipped: set[str]) -> None:
    templates = set(files_below("templates", inside="linktriage/templates"))
    assert len(templates) >= 7
    assert templates <= shipped


def test_every_file_of_the_package_is_inside(shipped: set[str]) -> None:
    files = set(files_below("linktriage", inside="linktriage"))
    kinds = {Path(name).suffix for name in files}
    assert {".py", ".tcss", ".toml", ".txt", ".html", ".csv"} <= kinds
    assert files <= shipped


def test_nothing_else_is_inside(shipped: set[str]) -> None:
    foreign = {name for name in shipped if not name.startswith("linktriage")}
    assert foreign == set()


def test_the_license_travels_along(shipped: set[str]) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in shipped)


def test_what_old_pips_forget_is_asked_for_by_name() -> None:
    """Pip before 23.3 installs trafilatura without a part that it cannot start without."""
    assert any(wanted.startswith("lxml_html_clean") for wanted in PROJECT["dependencies"])


def test_an_old_python_is_refused_with_a_clear_line() -> None:
    assert PROJECT["requires-python"] == ">=3.11"


def test_every_dependency_has_bounds() -> None:
    """But for two lists whose version is a date and of which the newest is the best."""
    open_ended = [wanted for wanted in PROJECT["dependencies"] if "<" not in wanted]
    assert {wanted.partition(">=")[0] for wanted in open_ended} <= {"certifi", "publicsuffixlist"}
