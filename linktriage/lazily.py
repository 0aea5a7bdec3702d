"""Packages whose names are loaded at their first use: a start needs few of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def lazily(package: str, homes: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package; `homes` tells in which module each name is.

    A module of the package itself begins with a dot. No name may be that of such a module: that
    would take its place once it is loaded.
    """

    def load(name: str) -> object:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        return getattr(import_module(homes[name], package), name)

    return load
