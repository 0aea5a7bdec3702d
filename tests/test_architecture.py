"""The house stands as it was drawn: floors, lazy imports, safe widgets, small rooms."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "linktriage"
SOURCES = sorted(PACKAGE.rglob("*.py"))
HEAVY = ("textual", "httpx", "trafilatura", "lxml", "jinja2", "openpyxl", "feedparser")


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"), str(file))


def imported(file: Path) -> Iterator[str]:
    """The top-level packages a file imports, anywhere in it."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


# The floors


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0


@pytest.mark.parametrize("module", ["linktriage.cli", "linktriage.model", "linktriage.checks"])
def test_a_light_import_loads_nothing_heavy(module: str) -> None:
    """`linktriage --help` and the words themselves start without the big libraries."""
    program = f"import {module}, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert set(done.stdout.split()) & {*HEAVY, "sqlmodel", "sqlalchemy"} == set()


def test_the_desk_opens_without_the_network_and_the_parsers() -> None:
    """A screen of stored prospects needs no HTTP client and no HTML parser."""
    program = "import linktriage.triage, sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert set(done.stdout.split()) & set(HEAVY) == set()


def test_httpx_has_one_importer() -> None:
    importers = [
        file.relative_to(PACKAGE).as_posix() for file in SOURCES if "httpx" in imported(file)
    ]
    assert importers == ["fetching/wire.py"]


def test_nothing_can_send_mail() -> None:
    assert [file for file in SOURCES if {"smtplib", "imaplib"} & set(imported(file))] == []


def test_no_answer_of_a_server_is_decoded_by_the_http_library() -> None:
    """`response.text` and `.json()` trust the server's charset; bytes go to the parser instead."""
    found = [
        f"{file.name}:{node.lineno}"
        for file in SOURCES
        if "httpx" in imported(file)
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Attribute) and node.attr in {"text", "json", "iter_text"}
    ]
    assert found == []


# Foreign text never reaches a place where the screen library looks for markup

TEXT_FIRST = {
    *("Static", "Label", "Button", "Option", "Checkbox", "RadioButton", "Collapsible"),
    *("TabPane", "Tab", "Placeholder", "Selection", "update"),
}
TEXT_EVERYWHERE = {"add_row", "add_rows", "add_column", "add_columns", "add_leaf", "add_option"}
TEXT_ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "placeholder"}
SAFE_MAKERS = {"plain", "plain_text", "Content", "Text", *TEXT_FIRST}


def called(node: ast.expr) -> str:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return name
    return ""


def is_safe(node: ast.expr | None) -> bool:
    """A literal of ours, nothing, or text that was made plain."""
    match node:
        case None | ast.Constant():
            return True
        case ast.IfExp(body=body, orelse=other):
            return is_safe(body) and is_safe(other)
        case ast.BoolOp(values=values):
            return all(map(is_safe, values))
        case ast.Starred(value=ast.GeneratorExp(elt=element) | ast.ListComp(elt=element)):
            return is_safe(element)
    return called(node) in SAFE_MAKERS


def has_markup_off(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def is_unsafe_call(call: ast.Call) -> bool:
    name = called(call)
    if has_markup_off(call):
        return False
    if name == "notify" or name in TEXT_FIRST:
        return not is_safe(call.args[0] if call.args else None)
    return name in TEXT_EVERYWHERE and not all(map(is_safe, call.args))


def unsafe_places(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        match node:
            case ast.Call() if called(node) != "Binding":  # its tooltip is one of our own words
                words = (word.value for word in node.keywords if word.arg in TEXT_ATTRIBUTES)
                if is_unsafe_call(node) or not all(map(is_safe, words)):
                    yield node.lineno
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                drawn_as_it_is = name == "placeholder" and called(value) == "plain_line"
                if name in TEXT_ATTRIBUTES and not is_safe(value) and not drawn_as_it_is:
                    yield node.lineno


@pytest.mark.parametrize("file", sorted((PACKAGE / "tui").rglob("*.py")), ids=lambda f: f.name)
def test_widgets_get_literals_or_plain_text(file: Path) -> None:
    assert list(unsafe_places(parsed(file))) == []


@pytest.mark.parametrize(
    "line",
    [
        "Static(title)",
        "Label(f'by {author}')",
        "self.notify(str(error))",
        "self.notify(sentence, severity='warning')",
        "table.add_row('1', site)",
        "table.add_columns(*names)",
        "self.border_title = page.title",
        "self.border_title = title if title else 'none'",
        "Input(placeholder=hint)",
        "self.body.update('by ' + author)",
    ],
)
def test_the_rule_above_finds_what_it_looks_for(line: str) -> None:
    assert list(unsafe_places(ast.parse(line))) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Static('Queue')",
        "Static(title, markup=False)",
        "Label(plain(author))",
        "self.notify(sentence, markup=False)",
        "table.add_row('1', plain_text(site))",
        "table.add_columns(*(plain_text(name) for name in names))",
        "self.border_title = plain(title) if title else None",
        "self.border_title = plain(title) or ''",
        "Static()",
    ],
)
def test_the_rule_above_lets_pass_what_is_harmless(line: str) -> None:
    assert list(unsafe_places(ast.parse(line))) == []


# Rooms of a size that one can see across


def length(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def functions() -> dict[str, int]:
    return {
        f"{file.relative_to(PACKAGE)}:{node.name}": length(node)
        for file in SOURCES
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }


def files() -> dict[str, int]:
    return {
        str(file.relative_to(PACKAGE)): len(file.read_text("utf-8").splitlines())
        for file in SOURCES
    }


def test_no_file_is_longer_than_380_lines() -> None:
    assert {name: lines for name, lines in files().items() if lines > 380} == {}


def test_no_function_is_longer_than_50_lines() -> None:
    assert {name: lines for name, lines in functions().items() if lines > 50} == {}


def test_most_files_and_functions_are_small() -> None:
    assert statistics.median(files().values()) <= 150
    assert statistics.median(functions().values()) <= 12
    assert statistics.quantiles(functions().values(), n=10)[-1] <= 30
