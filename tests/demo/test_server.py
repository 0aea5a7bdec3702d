"""The sample web on its socket: a proxy that any client may use."""

from __future__ import annotations

import asyncio
import http.client
from datetime import date
from urllib.parse import urlsplit

import pytest

from linktriage.demo import DemoWeb, running_web
from linktriage.demo.server import requested
from tests.patience import PATIENCE, until

HARBOR = "http://harborlog.example/"


def get(
    proxy_url: str, url: str, method: str = "GET", if_none_match: str = ""
) -> tuple[http.client.HTTPResponse, bytes]:
    proxy = urlsplit(proxy_url)
    connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=PATIENCE)
    try:
        connection.request(method, url, headers={"If-None-Match": if_none_match})
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


async def talk(web: DemoWeb, said: bytes) -> bytes:
    """Say something to the server and read to the end."""
    proxy = urlsplit(web.proxy_url)
    reader, writer = await asyncio.open_connection(proxy.hostname, proxy.port)
    writer.write(said)
    answer = await asyncio.wait_for(reader.read(), PATIENCE)
    writer.close()
    return answer


def test_a_page_comes_through_the_proxy() -> None:
    with running_web() as proxy_url:
        answer, body = get(proxy_url, HARBOR)
    assert answer.status == 200
    assert b"Harbor Log" in body


def test_a_question_for_the_head_gets_no_body() -> None:
    with running_web() as proxy_url:
        answer, body = get(proxy_url, HARBOR, "HEAD")
    assert int(answer.headers["Content-Length"]) > 500
    assert body == b""


def test_a_page_is_not_sent_to_one_who_has_it() -> None:
    with running_web() as proxy_url:
        first, _body = get(proxy_url, HARBOR)
        again, body = get(proxy_url, HARBOR, if_none_match=first.headers["ETag"])
        other, _body = get(proxy_url, HARBOR, if_none_match='"0"')
    assert (again.status, body, other.status) == (304, b"", 200)


def test_a_redirect_names_its_goal() -> None:
    with running_web() as proxy_url:
        answer, _body = get(proxy_url, "http://dockworks.example/freight-checklist")
    assert answer.status == 301
    assert answer.headers["Location"] == "http://quaycollege.example/freight-checklist"


def test_the_day_can_be_set_and_the_requests_are_kept() -> None:
    async def read() -> tuple[bytes, list[str]]:
        async with DemoWeb(date(2030, 1, 31)) as web:
            return await talk(web, f"GET {HARBOR}feed.xml HTTP/1.1\r\n\r\n".encode()), web.requests

    answer, requests = asyncio.run(read())
    assert b"Fri, 25 Jan 2030" in answer
    assert requests == [HARBOR + "feed.xml"]


async def test_the_silent_host_keeps_quiet_until_the_web_goes_away() -> None:
    async with DemoWeb() as web:
        proxy = urlsplit(web.proxy_url)
        reader, writer = await asyncio.open_connection(proxy.hostname, proxy.port)
        writer.write(b"GET http://silentpier.example/ HTTP/1.1\r\n\r\n")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.read(1), 0.2)
    assert await reader.read() == b""
    writer.close()


async def test_the_silent_host_lets_go_of_one_who_leaves() -> None:
    async with DemoWeb() as web:
        proxy = urlsplit(web.proxy_url)
        _reader, writer = await asyncio.open_connection(proxy.hostname, proxy.port)
        writer.write(b"GET http://silentpier.example/ HTTP/1.1\r\n\r\n")
        await writer.drain()
        await until(lambda: web.requests)
        assert web._talks
        writer.close()
        await until(lambda: not web._talks)
        assert web.requests == ["http://silentpier.example/"]


@pytest.mark.parametrize("said", [b"GET / HT", b"X" * 40_000, b"\r\n\r\n"])
async def test_garbage_ends_a_conversation_not_the_server(said: bytes) -> None:
    async with DemoWeb() as web:
        proxy = urlsplit(web.proxy_url)
        _reader, writer = await asyncio.open_connection(proxy.hostname, proxy.port)
        writer.write(said)
        writer.close()
        assert b"200 OK" in await talk(web, f"GET {HARBOR} HTTP/1.1\r\n\r\n".encode())


def test_leaving_waits_for_no_answer_that_is_under_way() -> None:
    with running_web() as proxy_url:
        proxy = urlsplit(proxy_url)
        connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=PATIENCE)
        connection.request("GET", "http://silentpier.example/")  # it keeps quiet for ever
    with pytest.raises(ConnectionError):
        connection.getresponse()
    connection.close()


@pytest.mark.parametrize(
    ("head", "address"),
    [
        ("GET http://a.example/b c HTTP/1.1", "http://a.example/b c"),
        ("GET /x HTTP/1.1\r\nHost: b.example\r\n", "http://b.example/x"),
        ("GET /x HTTP/1.1\r\n", "http:///x"),
        ("CONNECT a.example:443 HTTP/1.1\r\n", "a.example:443"),
    ],
)
def test_a_request_is_understood_in_both_its_forms(head: str, address: str) -> None:
    assert requested(head)[1] == address
