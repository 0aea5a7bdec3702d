"""Sites looked up in the public lists of the most visited."""

import gzip
import hashlib
import zipfile
from datetime import date
from pathlib import Path

import pytest

from linktriage.errors import BadInput
from linktriage.importing.ranks import scan

TRANCO = "1,popular.example\n2,garden.example\n3,wordpress.com\n4,soil.example\n"


def test_a_list_is_scanned_for_the_sites_that_are_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "tranco_AB12_2026-01-02.csv"
    path.write_text(TRANCO)
    found = scan(path, ["garden.example", "absent.example", "anna.wordpress.com"])
    assert found.ranks == {"garden.example": 2}
    assert (found.provider, found.rows) == ("tranco", 4)
    assert (found.as_of, found.file) == (date(2026, 1, 2), path.name)
    assert found.sha256 == hashlib.sha256(TRANCO.encode()).hexdigest()


SHAPES = [
    ("a.csv", "origin,rank\nhttps://x.example,1\nhttps://www.garden.example,5000\n", "crux", 5000),
    ("a.csv", "GlobalRank,TldRank,Domain,TLD\n7,1,garden.example,x\n", "majestic million", 7),
    ("a.csv", '"Rank","Domain","Score"\n"9","garden.example","5.1"\n', "open pagerank", 9),
    ("a.csv", "1,a.garden.example\n2,www.b.example\n3,garden.example\n", "umbrella", 1),
    ("umbrella.csv", "1,b.example\n2,garden.example\n", "umbrella", 2),
    ("a.csv", TRANCO, "tranco", 2),
]


@pytest.mark.parametrize(("name", "text", "provider", "rank"), SHAPES)
def test_the_list_is_known_by_its_shape(
    tmp_path: Path, name: str, text: str, provider: str, rank: int
) -> None:
    path = tmp_path / name
    path.write_text(text)
    found = scan(path, ["garden.example"])
    assert (found.provider, found.ranks) == (provider, {"garden.example": rank})


def test_a_tenant_has_only_its_own_rank(tmp_path: Path) -> None:
    path = tmp_path / "tranco.csv"
    path.write_text("1,jo.wordpress.com\n2,anna.wordpress.com\n3,wordpress.com\n")
    found = scan(path, ["anna.wordpress.com", "wordpress.com", "medium.com/@anna"])
    assert found.ranks == {"anna.wordpress.com": 2, "wordpress.com": 3}


def test_rows_that_make_no_sense_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "crux.csv"
    path.write_text(
        "origin,rank\n\nhttps://a.example,many\nhttps://a.example,9\nhttps://a.example,8\n"
    )
    found = scan(path, ["a.example"])
    assert (found.rows, found.ranks) == (3, {"a.example": 8})


def test_a_long_list_is_scanned_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "tranco.csv"
    path.write_text("".join(f"{rank},s{rank}.example\n" for rank in range(1, 5001)))
    assert scan(path, ["s4999.example"]).ranks == {"s4999.example": 4999}


def test_packed_lists(tmp_path: Path) -> None:
    packed = tmp_path / "top-1m.csv.gz"
    packed.write_bytes(gzip.compress(TRANCO.encode()))
    assert scan(packed, ["soil.example"]).ranks == {"soil.example": 4}
    archive = tmp_path / "top-1m.csv.zip"
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr(zipfile.ZipInfo("top-1m.csv", (2026, 3, 4, 0, 0, 0)), TRANCO)
    found = scan(archive, ["soil.example"])
    assert (found.ranks, found.as_of) == ({"soil.example": 4}, date(2026, 3, 4))


def test_what_is_no_list_of_ranks_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    for text in ("", "URL,Title\nhttps://a.example/,A\n", "1,word\n"):
        path.write_text(text)
        with pytest.raises(BadInput, match="no list of ranks that is known"):
            scan(path, ["a.example"])
    with pytest.raises(BadInput, match="no such file"):
        scan(tmp_path / "nowhere.csv", [])
    path.write_bytes(b"PK no archive")
    with pytest.raises(BadInput, match="damaged"):
        scan(path, [])
    archive = tmp_path / "readme.zip"
    with zipfile.ZipFile(archive, "w") as members:
        members.writestr("readme.md", "x")
    with pytest.raises(BadInput, match="holds no list"):
        scan(archive, [])
