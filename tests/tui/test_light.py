"""A screen keeps out of its memory what its keys do without."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.tui.samples import campaign

ROOT = Path(__file__).parents[2]
HEAVY = (
    *("sqlalchemy", "sqlmodel", "pydantic", "pydantic_core", "linktriage.store.rows"),
    *("jinja2", "linktriage.pitching.linting", "linktriage.pitching.drafting"),
    *("email.headerregistry", "email.message", "linktriage.exporting.writing"),
    *("httpx", "lxml", "openpyxl", "linktriage.importing.listing", "linktriage.triage.learning"),
)
"""What takes megabytes and belongs to lists, drafts, exports, or the workshop beside the screen."""


def test_an_ordinary_session_loads_nothing_heavy(tmp_path: Path) -> None:
    campaign(tmp_path).close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.tui.ordinary", str(tmp_path / "triage.db")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert [name for name in HEAVY if name in modules] == []
