from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pkgutil import iter_modules

import pytest

from linktriage.lazily import lazily

LAZY = ["exporting", "importing", "ordering", "pitching", "store", "triage", "triage.reading"]


@pytest.mark.parametrize("name", LAZY)
def test_every_name_a_package_offers_can_be_had(name: str) -> None:
    package = import_module(f"linktriage.{name}")
    assert all(getattr(package, one) is not None for one in package.__all__)


@pytest.mark.parametrize("name", LAZY)
def test_no_name_is_that_of_a_module_which_would_take_its_place(name: str) -> None:
    package = import_module(f"linktriage.{name}")
    modules = {found.name for found in iter_modules(package.__path__)}
    assert modules.isdisjoint(package.__all__)


@pytest.mark.parametrize("name", LAZY)
def test_a_package_loads_nothing_before_it_is_used(name: str) -> None:
    code = (
        f"import linktriage.{name}, sys\n"
        f"print(*(one for one in sys.modules if one.startswith('linktriage.{name}.')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_a_name_that_no_module_has_is_refused_as_python_does() -> None:
    load = lazily("linktriage.importing", {"scan": ".ranks"})
    assert callable(load("scan"))
    with pytest.raises(AttributeError, match="'linktriage.importing' has no attribute 'nothing'"):
        load("nothing")


def test_the_screens_process_loads_no_fetcher_and_no_reader() -> None:
    """Pages are read in another process: this one answers keys, and stays small."""
    code = "import linktriage.tui.app, linktriage.triage.verbs, sys\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.rpartition(".")[0] for name in ran.stdout.split()}
    assert loaded.isdisjoint({"linktriage.fetching", "linktriage.extracting", "httpx"})
    assert "linktriage.store" in loaded
