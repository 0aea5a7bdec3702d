"""kill -9 in the middle: of a fetch nothing is lost, of an import nothing is half there."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, Process
from pathlib import Path

from linktriage.demo import DemoWeb
from linktriage.demo.sites import load_web
from linktriage.model import View
from linktriage.triage import Triage
from tests.patience import PATIENCE

SITES = [name for name, site in load_web().items() if site.status == 200 and not site.silent]


def read_in(database: Path) -> set[str]:
    """The sites whose reading is written down."""
    triage = Triage(database)
    try:
        found = [triage.dossier(one).prospect for one in triage.prospects(View())]
        return {one.site for one in found if one.fetch_state is not None}
    finally:
        triage.close()


async def start(environment: dict[str, str], *command: str) -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "linktriage", *command, env=environment, stdout=DEVNULL
    )


def unread_in(database: Path) -> int:
    triage = Triage(database)
    try:
        return triage.counts().unread
    finally:
        triage.close()


async def killed_amid(database: Path, environment: dict[str, str]) -> None:
    """Begin to fetch, and kill the program as soon as a few more sites are read."""
    before = unread_in(database)
    fetching = await start(environment, "fetch")
    async with asyncio.timeout(2 * PATIENCE):
        while unread_in(database) > before - 2:  # noqa: ASYNC110 - see below
            await asyncio.sleep(0.05)  # another program writes: there is no event to wait for
    fetching.kill()
    await fetching.wait()


async def test_a_killed_fetch_goes_on_where_it_was(tmp_path: Path) -> None:
    database, file = tmp_path / "linktriage.db", tmp_path / "list.txt"
    file.write_text("".join(f"http://{site}/\n" for site in SITES))
    async with DemoWeb() as web:
        environment = {**os.environ, "http_proxy": web.proxy_url, "LINKTRIAGE_DB": str(database)}
        for command in (("campaign", "set", "--policy", "request_gap=0.1"), ("import", str(file))):
            assert await (await start(environment, *command)).wait() == 0
        for _ in range(3):
            done = read_in(database)
            await killed_amid(database, environment)
            assert done < read_in(database), "what was read is still there, and more"
        done, asked = read_in(database), len(web.requests)
        assert len(done) < len(SITES)
        assert await (await start(environment, "fetch")).wait() == 0
        assert read_in(database) == set(SITES)
        again = web.requests[asked:]
    assert not [url for url in again if url.split("/")[2] in done]


def beside(database: Path) -> set[str]:
    """The files in the database's folder that are not its own."""
    names = {one.name for one in database.parent.iterdir()}
    return {name for name in names if not name.startswith(database.name)}


async def test_a_killed_import_leaves_nothing(tmp_path: Path) -> None:
    """Killed while its rows are read, and while they are written."""
    database, file = tmp_path / "linktriage.db", tmp_path / "list.txt"
    file.write_text("".join(f"https://site{number}.example/page\n" for number in range(40_000)))
    environment = {**os.environ, "LINKTRIAGE_DB": str(database)}
    assert await (await start(environment, "campaign", "list")).wait() == 0
    log = database.with_name(f"{database.name}-wal")
    for written in (1, 3_000_000):
        importing = await start(environment, "import", str(file))
        async with asyncio.timeout(2 * PATIENCE):
            while not (log.exists() and log.stat().st_size >= written):  # noqa: ASYNC110 - see above
                await asyncio.sleep(0.01)
        importing.kill()
        assert await importing.wait() < 0, "it was still at work"
        assert unread_in(database) == 0
    assert beside(database) == {"list.txt"}
    assert await (await start(environment, "import", str(file))).wait() == 0
    assert unread_in(database) == 40_000
