"""The memory of linktriage: one SQLite file, an append-only log, and frozen values out of it.

Only this package knows SQL. `Store` opens the file; each of its parts answers for one concern.
`glance` reads what a screen shows first without the libraries that `Store` needs: they take
longer to load than the screen, so they are loaded when `Store` is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.store.whole import Store

__all__ = ["Store"]

__getattr__ = lazily(__name__, {"Store": ".whole"})
