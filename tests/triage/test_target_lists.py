"""Lists of our own pages: tables, plain lists and sitemaps, taken back as one act."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from linktriage.errors import BadInput
from linktriage.model import Goal, Job, Readiness, Role
from linktriage.triage import Triage, target_lists

OURS = "https://ours.example"
TABLE = f"""Page;Role;Keyword;Why;Job;Goal;Money page;Asset type
{OURS}/guides/density;pillar;freight density;it shows the sum;explains;cluster;{OURS}/pricing;guide
{OURS}/pricing;money;freight quotes;it lists what each carrier charges
{OURS}/broken;landlord;x;y
no address;pillar;x;y
"""


def urlset(*addresses: str) -> str:
    inner = "".join(f"<url><loc>{one}</loc></url>" for one in addresses)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{inner}</urlset>'


@pytest.fixture
def server() -> Iterator[str]:
    """A website with an index of two sitemaps, one of them packed."""

    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            index = "".join(f"<sitemap><loc>{home}/{one}</loc></sitemap>" for one in ("a.xml", "b"))
            pages = {
                "/robots.txt": b"",
                "/sitemap.xml": f"<sitemapindex>{index}</sitemapindex>".encode(),
                "/a.xml": urlset(f"{home}/guides/rail-freight", f"{home}/about").encode(),
                "/b": gzip.compress(urlset(f"{home}/guides/sea-freight").encode()),
            }
            body = pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "application/xml")
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its base's name
            """Keep quiet."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    home = f"http://127.0.0.1:{running.server_port}"
    Thread(target=running.serve_forever, daemon=True).start()
    yield home
    running.shutdown()
    running.server_close()


def file(tmp_path: Path, text: str, name: str = "targets.csv") -> str:
    path = tmp_path / name
    path.write_text(text)
    return str(path)


async def test_a_table_adds_changes_and_refuses_and_counts_every_row(
    triage: Triage, tmp_path: Path
) -> None:
    read = await triage.import_targets(file(tmp_path, TABLE))
    [added] = read.added
    assert (added.role, added.cluster, added.why) == (
        Role.PILLAR,
        "freight density",
        "it shows the sum",
    )
    assert (added.job, added.goal, added.asset_type) == (Job.EXPLAINS, Goal.CLUSTER, "guide")
    assert added.supports == f"{OURS}/pricing"
    assert read.known == 1
    assert [row.number for row in read.refused] == [3, 4]
    assert "pillar, supporting, money" in read.refused[0].reason
    assert "no address of a page" in read.refused[1].reason
    assert len(triage.targets()) == 3


async def test_a_list_says_only_what_it_says_of_a_page_that_is_a_target(
    triage: Triage, tmp_path: Path
) -> None:
    read = await triage.import_targets(file(tmp_path, f"url,title\n{OURS}/pricing,Our prices\n"))
    [changed] = read.changed
    assert (changed.title, changed.cluster) == ("Our prices", "freight quotes")


async def test_plain_addresses_get_a_cluster_from_their_words_and_are_not_ready_without_a_why(
    triage: Triage, tmp_path: Path
) -> None:
    text = f"# our pages\n{OURS}/guides/rail-freight-costs\n\n{OURS}/\n{OURS}/\n"
    read = await triage.import_targets(file(tmp_path, text))
    assert [one.cluster for one in read.added] == ["rail freight costs", "home"]
    assert (read.guessed, read.known) == (2, 1)
    kept = triage.target(f"{OURS}/guides/rail-freight-costs")
    assert kept.readiness is Readiness.NOT_READY
    assert kept.missing == ("nobody has said yet why anyone would cite it",)


async def test_what_rows_do_not_say_may_be_said_for_all(triage: Triage, tmp_path: Path) -> None:
    said = {"role": "money", "cluster": "freight", "why": "it has the figures"}
    read = await triage.import_targets(file(tmp_path, f"{OURS}/a\n{OURS}/b\n"), otherwise=said)
    assert {(one.role, one.cluster) for one in read.added} == {(Role.MONEY, "freight")}
    assert not read.guessed
    assert triage.target(f"{OURS}/a").readiness is Readiness.UNCHECKED


async def test_a_sitemap_index_is_followed_and_its_parts_unpacked(
    triage: Triage, server: str
) -> None:
    read = await triage.import_targets(
        f"{server}/sitemap.xml", matching="/guides/", allow_private=True
    )
    assert [one.cluster for one in read.added] == ["rail freight", "sea freight"]
    assert read.passed_over == 1


async def test_a_sitemap_may_be_a_file_and_no_more_than_asked_for_come_in(
    triage: Triage, tmp_path: Path
) -> None:
    text = urlset(*(f"{OURS}/page/{n}" for n in range(5)))
    read = await triage.import_targets(file(tmp_path, text, "sitemap.xml"), most=3, dry_run=True)
    assert (len(read.added), read.left_out) == (3, 2)
    assert len(triage.targets()) == 2, "nothing is written when it is only asked what would be"


async def test_an_index_leads_to_so_many_sitemaps_and_no_more(
    triage: Triage, server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(target_lists, "SITEMAPS", 1)
    read = await triage.import_targets(f"{server}/sitemap.xml", allow_private=True)
    assert len(read.added) == 2


async def test_an_import_is_taken_back_whole(triage: Triage, tmp_path: Path) -> None:
    before = triage.targets()
    await triage.import_targets(file(tmp_path, f"{OURS}/a\n{OURS}/b\n"))
    assert triage.undo_targets() == "import 2 target pages"
    assert triage.targets() == before
    assert triage.redo_targets() == "import 2 target pages"
    assert len(triage.targets()) == 4


async def test_what_cannot_be_read_is_said(triage: Triage, tmp_path: Path, server: str) -> None:
    with pytest.raises(BadInput, match="cannot be read: No such file"):
        await triage.import_targets(str(tmp_path / "none.csv"))
    with pytest.raises(BadInput, match="cannot be read"):
        await triage.import_targets(f"{server}/gone.xml", allow_private=True)
    with pytest.raises(BadInput, match="names no page"):
        await triage.import_targets(file(tmp_path, "\n"))
