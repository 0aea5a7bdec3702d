"""What hostile and broken servers do, and the state each of them ends in."""

import asyncio
import gzip
import sys

import pytest

from linktriage.fetching import Fetcher
from linktriage.model import FetchState, Policy
from tests.patience import PATIENCE

from .conftest import FakeTime
from .web import Reply, Web, answer, broken_off, dripping, endless, redirect, silence

LAYERED = gzip.compress(gzip.compress(gzip.compress(b"0" * 10_000_000)))
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
CHALLENGE = "<title>Just a moment...</title><script>_cf_chl_opt</script>"

REPLIES: dict[str, tuple[Reply, FetchState]] = {
    "an error page": (answer("no", 404), FetchState.NOT_FOUND),
    "a bot filter": (answer(CHALLENGE, 403), FetchState.BLOCKED),
    "a bot filter's header": (answer("", 503, cf_mitigated="challenge"), FetchState.BLOCKED),
    "a long error page": (answer("x" * 200_000, 500), FetchState.SERVER_ERROR),
    "an error page in a strange packing": (
        answer("x", 500, content_encoding="br"),
        FetchState.SERVER_ERROR,
    ),
    "a dripping body": (dripping(HEAD + b"\r\n<p>hello</p>"), FetchState.TIMEOUT),
    "a dripping header": (dripping(b"HTTP/1.1 200 OK\r\nX: 1"), FetchState.TIMEOUT),
    "silence": (silence, FetchState.TIMEOUT),
    "an endless body": (endless(HEAD + b"\r\n", b"<p>on</p>" * 9999), FetchState.TOO_LARGE),
    "endless headers": (endless(HEAD, b"X-Pad: " + b"x" * 999 + b"\r\n"), FetchState.TOO_LARGE),
    "a large page": (answer(b"<p>" + b"x" * 5_000_000), FetchState.TOO_LARGE),
    "a gzip bomb": (
        answer(gzip.compress(b"0" * 200_000_000), content_encoding="gzip"),
        FetchState.TOO_LARGE,
    ),
    "a bomb in three layers": (
        answer(LAYERED, content_encoding="gzip, gzip, gzip"),
        FetchState.NOT_A_PAGE,
    ),
    "a length that is too long": (
        broken_off(answer("<p>short</p>", content_length="500")),
        FetchState.CUT_SHORT,
    ),
    "a reset in the middle": (
        broken_off(HEAD + b"Content-Length: 99\r\n\r\n<p>half"),
        FetchState.CUT_SHORT,
    ),
    "a packed page that breaks off": (
        answer(gzip.compress(b"<p>hello")[:-9], content_encoding="gzip"),
        FetchState.CUT_SHORT,
    ),
    "no HTTP": (b"\x16\x03\x01 hello\r\n\r\n" * 9, FetchState.PROTOCOL),
    "a reset before the answer": (broken_off(b""), FetchState.CONNECTION),
    "a document": (answer("x", content_type="application/pdf"), FetchState.NOT_A_PAGE),
    "a picture that says it is a page": (answer(b"\x89PNG\r\n\x1a\n\0\0"), FetchState.NOT_A_PAGE),
    "nothing": (answer(""), FetchState.EMPTY),
    "white space": (answer(" \r\n"), FetchState.EMPTY),
    "a redirect with an endless body": (
        endless(redirect("file:///etc/passwd")[:-2] + b"\r\n", b"x" * 9999),
        FetchState.BAD_REDIRECT,
    ),
}


@pytest.mark.parametrize("name", REPLIES)
async def test_each_misbehaviour_ends_in_its_state(name: str, web: Web, time: FakeTime) -> None:
    reply, state = REPLIES[name]
    async with asyncio.timeout(2 * PATIENCE), hasty(time, state) as fetcher:
        fetched = await fetcher.fetch(web.serve("/", reply))
    assert fetched.failure is not None
    assert fetched.failure.state is state
    assert fetched.failure.detail.endswith(".")
    assert fetched.body == b""


def hasty(time: FakeTime, state: FetchState) -> Fetcher:
    """A fetcher with a short deadline where that is to pass, and a long one where it is not."""
    deadline = 1.0 if state is FetchState.TIMEOUT else PATIENCE
    policy = Policy(request_gap=0.0, deadline=deadline)
    return Fetcher(policy, allow_private=True, clock=time.clock, sleep=time.sleep)


GOOD: dict[str, bytes] = {
    "no type": answer("<p>Hello</p>", content_type=""),
    "no length": answer("<p>Hello</p>", content_length="", connection="close"),
    "a lie about packing": answer("<p>Hello</p>", content_encoding="gzip"),
    "packed": answer(gzip.compress(b"<p>Hello</p>"), content_encoding="gzip"),
    "chunked": HEAD + b"Transfer-Encoding: chunked\r\n\r\nc\r\n<p>Hello</p>\r\n0\r\n\r\n",
    "a strange charset": answer("<p>Hello</p>", content_type="text/html; charset=punycode"),
    "cookies": answer("<p>Hello</p>", set_cookie="a=1"),
}


@pytest.mark.parametrize("name", GOOD)
async def test_oddities_that_do_no_harm_are_read(name: str, web: Web, fetcher: Fetcher) -> None:
    fetched = await fetcher.fetch(web.serve("/", GOOD[name]))
    assert fetched.failure is None
    assert fetched.body == b"<p>Hello</p>"


async def test_what_fails_for_now_is_asked_again(web: Web, fetcher: Fetcher) -> None:
    url = web.serve("/", answer("", 500), broken_off(b""), answer("<p>at last"))
    assert (await fetcher.fetch(url)).body == b"<p>at last"


async def test_a_robots_txt_with_an_endless_body_is_read_to_its_cap(
    web: Web, fetcher: Fetcher
) -> None:
    text = b"User-agent: *\nDisallow: /no\n"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
    web.serve("/robots.txt", endless(head + text, b"# and on it goes\n" * 999))
    refused = await fetcher.fetch(web.url("/no"))
    assert refused.failure is not None
    assert refused.failure.state is FetchState.ROBOTS


async def test_a_silent_robots_txt_closes_the_host(web: Web, time: FakeTime) -> None:
    web.serve("/robots.txt", silence)
    async with hasty(time, FetchState.TIMEOUT) as fetcher:
        fetched = await fetcher.fetch(web.url("/"))
    assert fetched.failure is not None
    assert fetched.failure.state is FetchState.TIMEOUT
    assert web.pages == []


CHILD = """
import asyncio, resource, sys
from linktriage.fetching import Fetcher
from linktriage.model import Policy

async def no_pause(seconds):
    await asyncio.sleep(0)

def fetcher(deadline):
    policy = Policy(request_gap=0.0, deadline=deadline)
    return Fetcher(policy, allow_private=True, sleep=no_pause)

async def main():
    async with fetcher(1.5) as hasty, fetcher(60.0) as patient:
        for asked in sys.argv[1:]:
            how, url = asked.split()
            fetched = await (hasty if how == "hasty" else patient).fetch(url)
            print(fetched.failure.state.name if fetched.failure else "READ")

resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))
asyncio.run(main())
"""

# A gigabyte in a hundred members of ten megabytes each.
BOMB = answer(gzip.compress(b"0" * 10_000_000) * 100, content_encoding="gzip")
MOVED = b"HTTP/1.1 302 Found\r\nLocation: /end\r\n"
BODIES: dict[str, tuple[Reply, str]] = {
    "a gzip bomb": (BOMB, "TOO_LARGE"),
    "three layers": (answer(LAYERED, content_encoding="gzip, gzip, gzip"), "NOT_A_PAGE"),
    "brotli": (answer(b"\x8b\x02\x80" * 500, content_encoding="br"), "NOT_A_PAGE"),
    "zstandard": (answer(b"\x28\xb5\x2f\xfd" * 500, content_encoding="zstd"), "NOT_A_PAGE"),
    "an endless body": (endless(HEAD + b"\r\n", b"<p>on</p>" * 9999), "TOO_LARGE"),
    "endless headers": (endless(HEAD, b"X-Pad: " + b"x" * 999 + b"\r\n"), "TOO_LARGE"),
    "a dripping body": (dripping(HEAD + b"\r\n<p>hello</p>"), "TIMEOUT"),
    "a dripping header": (dripping(b"HTTP/1.1 200 OK\r\nX: 1"), "TIMEOUT"),
    "a redirect that is a bomb": (
        answer(b"", 302, location="/end", content_encoding="gzip", content_length="1000000")
        + gzip.compress(b"0" * 10_000_000) * 100,
        "READ",
    ),
    "a redirect without an end": (endless(MOVED + b"\r\n", b"x" * 9999), "READ"),
    "a circle": (redirect("/circle"), "REDIRECT_LOOP"),
    "a header of 90 kB": (answer("<p>Hi", x_pad="x" * 90_000), "READ"),
    "a header of 200 kB": (answer("<p>Hi", x_pad="x" * 200_000), "TOO_LARGE"),
    "9,000 headers": (HEAD + b"X: y\r\n" * 9000 + b"Content-Length: 5\r\n\r\n<p>Hi", "READ"),
    "a wrong length": (broken_off(answer("<p>short", content_length="500")), "CUT_SHORT"),
    "no HTTP": (b"\x16\x03\x01 hello\r\n\r\n" * 9, "PROTOCOL"),
}


async def test_no_body_takes_half_a_gigabyte_or_drips_on_beyond_its_deadline(web: Web) -> None:
    web.serve("/end", answer("<p>the end"))
    urls = [
        web.serve(f"/{name.rpartition(' ')[2]}{at}", reply)
        for at, (name, (reply, _)) in enumerate(BODIES.items())
    ]
    circle = list(BODIES).index("a circle")
    urls[circle] = web.serve("/circle", redirect("/circle"))
    wanted = {name: state for name, (_, state) in BODIES.items()}
    hows = ("hasty" if state == "TIMEOUT" else "patient" for state in wanted.values())
    asked = [f"{how} {url}" for how, url in zip(hows, urls, strict=True)]
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-c", CHILD, *asked, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await child.communicate()
    assert dict(zip(BODIES, out.decode().split(), strict=True)) == wanted
