"""The sites of the sample web, as they lie in `sites/`: one folder a host.

A folder holds `site.toml` (the site's manners, menu and recent titles) and pages. A page is a
few `name: value` lines, an empty line and a piece of HTML; its path on the site is its path in
the folder without `.html`, and `index.html` is the home page. `extras.toml` beside the folders
names the hosts that are only linked to and have nothing but a home page.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
"""Where the data of the sample web lies, in a checkout and in an installed package alike."""


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of a site, before it is put into the site's layout."""

    body: str
    title: str = ""
    description: str = ""
    author: str = ""
    author_url: str = ""
    age: int | None = None
    """Days since it was published; the sample web never grows old."""
    head: str = ""
    """More tags for the `<head>`."""
    status: int = 200
    moved: str = ""
    """The address it moved to; then it is a redirect without a body."""
    layout: str = ""
    """A layout other than the site's."""
    posts: int = 0
    """How many recent titles are listed below the text."""


@dataclass(frozen=True, slots=True)
class Posts:
    """The recent titles of a site, newest first, and their rhythm in days."""

    titles: tuple[str, ...] = ()
    newest: int = 5
    every: int = 7


@dataclass(frozen=True, slots=True)
class Site:
    """One host of the sample web and how it behaves."""

    host: str
    name: str
    tagline: str = ""
    language: str = "en"
    layout: str = "blog"
    menu: tuple[tuple[str, str], ...] = ()
    """Words and addresses of the navigation."""
    sidebar: str = ""
    footer: str = ""
    robots: str = ""
    """The text of robots.txt; empty means that there is none."""
    feed: bool = False
    sitemap: bool = False
    delay: float = 0.0
    """Seconds before every answer."""
    silent: bool = False
    """Takes the connection and never answers."""
    status: int = 200
    """The status of every page, where a whole host is in trouble; robots.txt stays well."""
    posts: Posts = field(default_factory=Posts)
    pages: Mapping[str, SitePage] = field(default_factory=dict)
    """Path to page."""


def load_web(folder: Path = FOLDER / "sites") -> dict[str, Site]:
    """Return every host of the sample web by name."""
    web = {place.name: _load_site(place) for place in sorted(folder.iterdir()) if place.is_dir()}
    extras = tomllib.loads((folder / "extras.toml").read_text("utf-8"))
    return {host: _extra(host, about) for host, about in extras.items()} | web


def _load_site(place: Path) -> Site:
    about = tomllib.loads((place / "site.toml").read_text("utf-8"))
    posts = about.pop("posts", {})
    return Site(
        host=place.name,
        menu=tuple((words, address) for words, address in about.pop("menu", [])),
        posts=Posts(**posts | {"titles": tuple(posts.get("titles", ()))}),
        pages={_path_of(file, place): read_page(file) for file in sorted(place.rglob("*.html"))},
        **about,
    )


def _extra(host: str, about: str) -> Site:
    name = host.removesuffix(".example").replace("-", " ").capitalize()
    home = SitePage(title=name, description=about, body=f"<p>{about}</p>")
    return Site(host=host, name=name, layout="plain", pages={"/": home})


def _path_of(file: Path, place: Path) -> str:
    path = "/" + file.relative_to(place).with_suffix("").as_posix()
    return path.removesuffix("index")


def read_page(file: Path) -> SitePage:
    """Read one page file: `name: value` lines, an empty line, HTML."""
    lines, _, body = file.read_text("utf-8").partition("\n\n")
    facts: dict[str, Any] = {}
    for line in lines.splitlines():
        name, _, value = line.partition(": ")
        facts[name] = int(value) if name in {"age", "status", "posts"} else value
    return SitePage(body=body, **facts)
