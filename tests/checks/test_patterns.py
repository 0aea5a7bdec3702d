import importlib
import pkgutil
import re

import pytest

from linktriage import checks
from linktriage.checks import niches

MODULES = [module.name for module in pkgutil.iter_modules(checks.__path__)]
UNBOUNDED = re.compile(r"(?<!\\)(?:[*+]|\{\d+,\})")


def patterns(module: str) -> list[str]:
    """The patterns a module holds by name."""
    values = vars(importlib.import_module(f"linktriage.checks.{module}")).values()
    return [value.pattern for value in values if isinstance(value, re.Pattern)]


@pytest.mark.parametrize("module", MODULES)
def test_no_pattern_repeats_without_a_bound(module: str) -> None:
    assert [pattern for pattern in patterns(module) if UNBOUNDED.search(pattern)] == []


def test_the_patterns_made_from_lists_are_bounded_too() -> None:
    for made in (niches._stems(), niches._phrases(), niches._words(), niches._innocent()):
        assert not UNBOUNDED.search(made.pattern)


def test_the_guard_sees_what_it_guards_against() -> None:
    assert UNBOUNDED.search("a+b")
    assert UNBOUNDED.search("(?:a|b)*")
    assert UNBOUNDED.search("a{2,}")
    assert not UNBOUNDED.search(r"C\+\+ a{2,9}")
