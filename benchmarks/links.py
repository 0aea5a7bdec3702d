"""The links of a page beside another definition of them: addresses, domains, rel, regions.

    python -m benchmarks.links FOLDER DEFINITION.py

FOLDER holds `pages.jsonl` (url, file) and the pages. DEFINITION.py is a module with `sniff(bytes)`,
`tree(bytes, charset)`, `links(tree, url)` (dictionaries with url, cls, rel, region) and
`regdom(host)`. External and domain are the definition's own words on both sides, so that what is
compared is which links are found and what is said of them. Where this program counts otherwise on
purpose (a tenant of a shared host is a site of its own: `someone.github.io`, `facebook.com/name`)
a line tells how many pages that changes. The signs beside headings that link to themselves ("#",
"¶") are left out here on purpose, so links to a place on the page itself are compared apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from linktriage.extracting.decoding import decode
from linktriage.extracting.links import absolute, resolve
from linktriage.extracting.parsing import parse
from linktriage.extracting.survey import survey
from linktriage.urls import host_of, site_of

COMPARED = ("addresses", "external links", "distinct domains", "rel tokens", "regions")


@dataclass(frozen=True, slots=True)
class Link:
    """What both sides say of a link."""

    url: str
    rel: tuple[str, ...]
    region: str


@dataclass(slots=True)
class Tally:
    """Pages compared, and for each point on how many pages both sides agree."""

    pages: int = 0
    links: int = 0
    external: int = 0
    equal: Counter[str] = field(default_factory=Counter)
    other_sites: int = 0
    """Pages on which tenants make another number of sites."""
    fewer_signs: int = 0
    """Pages on which signs beside headings are left out."""
    differences: list[str] = field(default_factory=list)


def definition(path: Path) -> Any:  # noqa: ANN401 - somebody else's module
    """Return the module that defines the links."""
    spec = importlib.util.spec_from_file_location("definition", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    for line in (folder / "pages.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["file"].endswith(".html"):
            yield row["url"], (folder / row["file"]).read_bytes()


def ours(url: str, body: bytes) -> list[Link]:
    """Return the links as they are read here; a page that cannot be read has none."""
    parsed = parse(decode(body, ""))
    if parsed is None:
        return []
    found = survey(parsed.tree)
    return [
        Link(
            one.url,
            tuple(sorted(set((one.found.element.get("rel") or "").lower().split()))),
            one.found.around.region or "none",
        )
        for one in resolve(found.links, absolute(url, found.base) or url)
    ]


def theirs(url: str, body: bytes, defined: Any) -> list[Link]:  # noqa: ANN401
    try:
        found, _ = defined.links(defined.tree(body, defined.sniff(body)[0]), url)
    except (ValueError, LookupError, AssertionError):
        return []
    except Exception as error:  # lxml's own error for an empty page
        if type(error).__name__ != "ParserError":
            raise
        return []
    return [Link(one["url"], tuple(one["rel"]), one["region"]) for one in found if "url" in one]


def compare(folder: Path, defined: Any) -> Tally:  # noqa: ANN401
    """Compare all pages of a folder."""
    tally = Tally()
    for url, body in pages(folder):
        mine, other = ours(url, body), theirs(url, body, defined)
        on, other_on = _leading_on(mine, url), _leading_on(other, url)
        tally.fewer_signs += len(mine) - len(on) < len(other) - len(other_on)
        _compare_page(tally, url, on, other_on, defined)
    return tally


def _leading_on(links: list[Link], url: str) -> list[Link]:
    """Return the links that do not lead to a place on the page itself."""
    here = f"{url.partition('#')[0]}#"
    return [link for link in links if not link.url.startswith(here)]


def _compare_page(
    tally: Tally,
    url: str,
    mine: list[Link],
    other: list[Link],
    defined: Any,  # noqa: ANN401
) -> None:
    home = defined.regdom(host_of(url))
    out = [_outside(links, home, defined) for links in (mine, other)]
    same = {
        "addresses": [_plain(link.url) for link in mine] == [_plain(link.url) for link in other],
        "external links": len(out[0]) == len(out[1]),
        "distinct domains": set(out[0]) == set(out[1]),
        "rel tokens": [link.rel for link in mine] == [link.rel for link in other],
        "regions": [link.region for link in mine] == [link.region for link in other],
    }
    tally.pages += 1
    tally.links += len(other)
    tally.external += len(out[1])
    tally.equal.update(point for point, held in same.items() if held)
    tally.differences += [f"{url}: {point}" for point, held in same.items() if not held]
    sites = {site_of(link.url) or host_of(link.url) for link in mine} - {site_of(url)}
    tally.other_sites += len(sites) != len(set(out[0]))


def _outside(links: list[Link], home: str, defined: Any) -> list[str]:  # noqa: ANN401
    domains = (defined.regdom(host_of(link.url).rstrip(".")) for link in links)
    return [domain for domain in domains if domain != home]


def _plain(url: str) -> str:
    """Return an address as both would write it: blanks in it escaped, or not at all."""
    return " ".join(url.split()).replace(" ", "%20")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("definition", type=Path)
    given = parser.parse_args()
    tally = compare(given.folder, definition(given.definition))
    print(f"{tally.pages} pages, {tally.links:,} links, {tally.external:,} of them external")
    for point in COMPARED:
        print(f"{point:17} equal on {tally.equal[point]:,} of {tally.pages:,} pages")
    print(f"tenants make another number of sites on {tally.other_sites:,} pages, on purpose")
    print(f"signs beside headings are left out on {tally.fewer_signs:,} pages, on purpose")
    print(*tally.differences[:40], sep="\n")


if __name__ == "__main__":
    main()
