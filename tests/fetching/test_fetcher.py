"""The fetcher, over real sockets: redirects, robots.txt, memory, guesses."""

import asyncio
import gzip
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest

from linktriage.fetching import Fetcher, Kind
from linktriage.fetching.fetcher import user_agent
from linktriage.model import FetchState, Policy, Validators

from .conftest import QUICK, FakeTime
from .web import Web, answer, redirect, small_web

DISALLOW_ALL = answer("User-agent: *\nDisallow: /", content_type="text/plain")


async def test_a_page_is_fetched(web: Web, fetcher: Fetcher) -> None:
    url = web.serve("/", answer("<p>Hello", etag='"1"'))
    fetched = await fetcher.fetch(f"{url}#part")
    assert fetched.failure is None
    assert (fetched.url, fetched.final_url) == (f"{url}#part", url)
    assert (fetched.http_status, fetched.body) == (200, b"<p>Hello")
    assert fetched.validators.etag == '"1"'
    assert web.asked == ["/robots.txt", "/"]


async def test_redirects_are_followed_and_kept(web: Web, fetcher: Fetcher) -> None:
    start = web.serve("/a", redirect("/b", 301))
    web.serve("/b", redirect(web.url("/c")))
    web.serve("/c", answer("<p>there"))
    fetched = await fetcher.fetch(start)
    assert fetched.body == b"<p>there"
    assert fetched.hops == (web.url("/a"), web.url("/b"))
    assert fetched.final_url == web.url("/c")


@pytest.mark.parametrize(
    ("location", "state"),
    [
        ("/a", FetchState.REDIRECT_LOOP),
        ("file:///etc/passwd", FetchState.BAD_REDIRECT),
        ("http://xn--/", FetchState.BAD_URL),
        ("http://[::bad/", FetchState.BAD_REDIRECT),
        ("", FetchState.REDIRECT_LOOP),
    ],
)
async def test_a_bad_redirect_has_its_state(
    location: str, state: FetchState, web: Web, fetcher: Fetcher
) -> None:
    fetched = await fetcher.fetch(web.serve("/a", redirect(location)))
    assert fetched.failure is not None
    assert fetched.failure.state is state


@pytest.mark.parametrize(
    "url", ["", "ftp://a.example/", "http://", "http://u:p@a.example/", "javascript:alert(1)"]
)
async def test_what_is_no_address_is_a_bad_url(url: str, fetcher: Fetcher) -> None:
    fetched = await fetcher.fetch(url)
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.BAD_URL


NOWHERE = [
    *("http://", "http:///x", "http:// /", "http://[", "http://[::bad/", "http://[::1", "http://]"),
    *("http://xn--/", "http://xn--a-/", "http://.invalid/", "http://a..invalid/", "http://-/"),
    *("http://a.invalid:99999/", "http://a.invalid:-1/", "http://a.invalid:x/", "http://a b/"),
    *("http://u:p@a.invalid/", "http://a\\\\b.invalid/", "http://%00/", "http://\ud800.invalid/"),
    *("http://a.invalid/\x00", "http://" + "a" * 64 + ".invalid/", "http://" + "a." * 200, "//"),
    *("http://a.invalid/" + "x" * 70_000, "javascript:alert(1)", "file:///etc/passwd", "about:"),
    *("data:text/html,x", "ftp://a.invalid/", "gopher://a.invalid/", "http://\u202ea.invalid/"),
]
"""32 addresses at which no page is to be had, most of which some library raises for."""


@pytest.mark.parametrize("url", NOWHERE)
async def test_no_address_raises_given_or_as_the_goal_of_a_redirect(
    url: str, web: Web, fetcher: Fetcher
) -> None:
    fetched = await fetcher.fetch(url)
    assert fetched.failure is not None
    assert fetched.failure.state in {FetchState.BAD_URL, FetchState.DNS}
    location = url.encode("utf-8", "surrogatepass").decode("latin-1").replace("\x00", "%00")
    head = f"HTTP/1.1 302 Moved\r\nContent-Length: 0\r\nLocation: {location}\r\n\r\n"
    moved = await fetcher.fetch(web.serve("/", head.encode("latin-1")))
    assert moved.failure is not None
    assert moved.failure.detail.endswith(".")


async def test_robots_txt_is_asked_for_once_and_kept_to(web: Web, fetcher: Fetcher) -> None:
    web.serve("/robots.txt", answer("User-agent: *\nDisallow: /no", content_type="text/plain"))
    web.otherwise = answer("<p>fine")
    states = [(await fetcher.fetch(web.url(path))).failure for path in ("/no", "/yes", "/no/2")]
    assert [failure and failure.state for failure in states] == [
        FetchState.ROBOTS,
        None,
        FetchState.ROBOTS,
    ]
    assert web.asked == ["/robots.txt", "/yes"]


async def test_robots_txt_counts_at_every_hop(web: Web, fetcher: Fetcher) -> None:
    async with small_web() as other:
        other.serve("/robots.txt", DISALLOW_ALL)
        fetched = await fetcher.fetch(web.serve("/", redirect(other.url("/x"))))
        assert other.pages == []
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.ROBOTS


async def test_a_crawl_delay_is_kept_to(web: Web, fetcher: Fetcher, time: FakeTime) -> None:
    web.serve("/robots.txt", answer("User-agent: *\nCrawl-delay: 5", content_type="text/plain"))
    web.otherwise = answer("<p>fine")
    await fetcher.fetch(web.url("/1"))
    await fetcher.fetch(web.url("/2"))
    assert time.slept == [5.0]


async def test_the_sitemaps_of_robots_txt_are_known(web: Web, fetcher: Fetcher) -> None:
    web.serve("/robots.txt", answer("Sitemap: /map.xml", content_type="text/plain"))
    assert await fetcher.sitemaps(web.url("/x")) == ("/map.xml",)


async def test_nothing_is_fetched_twice(web: Web, fetcher: Fetcher) -> None:
    web.serve("/a", redirect("/b"))
    web.serve("/b", answer("<p>once"))
    for path in ("/a", "/b", "/a"):
        assert (await fetcher.fetch(web.url(path))).body == b"<p>once"
    assert web.pages == ["/a", "/b"]


async def test_a_host_is_asked_one_thing_at_a_time(web: Web, fetcher: Fetcher) -> None:
    web.otherwise = answer("<p>fine")
    await asyncio.gather(*(fetcher.fetch(web.url(f"/{number}")) for number in range(9)))
    assert len(web.pages) == 9
    assert web.busiest == 1


async def test_an_unchanged_page_is_unchanged(web: Web, fetcher: Fetcher) -> None:
    url = web.serve("/", answer("", 304))
    fetched = await fetcher.fetch(url, validators=Validators('"1"'))
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.UNCHANGED


async def test_unchanged_is_no_answer_to_one_who_knows_no_version(
    web: Web, fetcher: Fetcher
) -> None:
    fetched = await fetcher.fetch(web.serve("/", answer("", 304)), validators=Validators())
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.EMPTY


async def test_a_rest_asked_for_in_an_earlier_run_is_kept(web: Web, fetcher: Fetcher) -> None:
    now = datetime.now(UTC)
    host = urlsplit(web.url("/")).netloc
    fetcher.leave_alone({host: now + timedelta(days=9), "over.example": now - timedelta(days=1)})
    fetched = await fetcher.fetch(web.url("/"))
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.RATE_LIMITED
    assert web.asked == []


async def test_a_feed_is_fetched_as_a_feed(web: Web, fetcher: Fetcher) -> None:
    url = web.serve("/feed", answer("<rss/>", content_type="application/rss+xml"))
    assert (await fetcher.fetch(url, accept=Kind.FEED)).body == b"<rss/>"


async def test_a_packed_sitemap_is_opened(web: Web, fetcher: Fetcher) -> None:
    packed = gzip.compress(b"<urlset/>")
    url = web.serve("/map.xml.gz", answer(packed, content_type="application/gzip"))
    assert (await fetcher.fetch(url, accept=Kind.FEED)).body == b"<urlset/>"


async def test_http_is_tried_when_https_was_a_guess(web: Web, fetcher: Fetcher) -> None:
    web.serve("/", answer("<p>plain"))
    guess = web.url().replace("http://", "https://")
    assert (await fetcher.fetch(guess, scheme_guessed=True)).body == b"<p>plain"
    given = await fetcher.fetch(guess)
    assert given.failure is not None
    assert given.failure.state is FetchState.TLS


async def test_a_guess_that_answers_is_kept(fetcher: Fetcher, web: Web) -> None:
    fetched = await fetcher.fetch("http://127.0.0.1:1/", scheme_guessed=True)
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.REFUSED
    assert fetched.url == "https://127.0.0.1:1/"
    nowhere = await fetcher.fetch("https://no such host/", scheme_guessed=True)
    assert nowhere.failure is not None
    assert nowhere.failure.state is FetchState.BAD_URL


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1", "[::1]", "169.254.169.254", "localhost"])
async def test_private_addresses_are_not_asked(host: str, web: Web) -> None:
    async with Fetcher(QUICK) as fetcher:
        fetched = await fetcher.fetch(f"http://{host}:{web.port}/")
    assert fetched.failure is not None
    assert fetched.failure.state in {FetchState.PRIVATE_ADDRESS, FetchState.BAD_URL}
    assert web.asked == []


async def test_a_private_address_is_not_asked_through_a_proxy_either(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", web.url())
    async with Fetcher(QUICK) as fetcher:
        fetched = await fetcher.fetch("http://169.254.169.254/latest/meta-data/")
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.PRIVATE_ADDRESS
    assert web.asked == []


@pytest.mark.parametrize(
    ("contact", "ending"),
    [
        ("", ""),
        ("https://me.example/bot", " (+https://me.example/bot)"),
        ("me\r\nX: ü", " (+meX:)"),
    ],
)
def test_the_user_agent_says_how_to_reach_the_user(contact: str, ending: str) -> None:
    agent = user_agent(contact)
    assert agent.startswith("linktriage/")
    assert agent.partition(" ")[1] + agent.partition(" ")[2] == ending


async def test_leaving_a_fetcher_that_was_never_entered_is_harmless() -> None:
    await Fetcher(Policy()).__aexit__(None, None, None)


def test_the_web_libraries_are_loaded_only_when_something_is_fetched() -> None:
    code = "import sys, linktriage.fetching; print({'httpx', 'protego'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


async def test_one_connection_serves_a_host_until_it_is_done(web: Web, fetcher: Fetcher) -> None:
    for path in ("/a", "/b", "/c"):
        await fetcher.fetch(web.serve(path, answer()))
    assert web.connections == 1
    await fetcher.done({f"127.0.0.1:{web.port}"})
    await fetcher.fetch(web.serve("/d", answer()))
    assert web.connections == 2
