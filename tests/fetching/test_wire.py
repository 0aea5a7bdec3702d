"""The wire, over real sockets: certificates, proxies, headers."""

import ssl
from pathlib import Path
from urllib.parse import urlsplit

import certifi
import pytest

from linktriage.fetching import wire as wire_module
from linktriage.fetching.answers import Answer
from linktriage.fetching.kinds import Kind
from linktriage.fetching.wire import Wire
from linktriage.model import FetchState, Validators

from .tls import Authority
from .web import Web, answer, broken_off, small_web


async def asked(url: str, kind: Kind = Kind.PAGE, validators: Validators | None = None) -> Answer:
    wire = Wire("linktriage/test", allow_private=True)
    try:
        return await wire.ask(url, kind, 2.0, validators)
    finally:
        await wire.aclose()


def state(answer: Answer) -> FetchState | None:
    return answer.failure.state if answer.failure else None


async def test_a_page_comes_back_with_its_labels(web: Web) -> None:
    labels = {
        "content_type": "Text/HTML; x=1; Charset='UTF-8'",
        "etag": '"v1"',
        "last_modified": "yesterday",
        "x_robots_tag": "noindex\x1b[2J",
    }
    page = await asked(web.serve("/", answer("<p>Hi", **labels)))
    assert (page.status, page.content_type, page.charset) == (200, "text/html", "utf-8")
    assert page.body == b"<p>Hi"
    assert page.validators == Validators('"v1"', "yesterday")
    assert "\x1b" not in page.x_robots_tag


async def test_the_request_says_who_asks_and_what_is_known(web: Web) -> None:
    await asked(web.serve("/", answer()), validators=Validators('"v1"', "yesterday"))
    head = web.heads[0].lower()
    assert "user-agent: linktriage/test\r\n" in head
    assert "accept-encoding: gzip\r\n" in head
    assert 'if-none-match: "v1"\r\n' in head
    assert "if-modified-since: yesterday\r\n" in head


async def test_no_cookie_is_kept(web: Web) -> None:
    cookies = b"".join(b"Set-Cookie: id%d=1; Path=/\r\n" % number for number in range(1500))
    url = web.serve("/", answer().replace(b"\r\n", b"\r\n" + cookies, 1))
    wire = Wire("x", allow_private=True)
    for _ in range(2):
        await wire.ask(url, Kind.PAGE, 2.0)
    await wire.aclose()
    assert len(web.heads) == 2
    assert not any("cookie" in head.lower() for head in web.heads)


@pytest.fixture
def authority(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Authority:
    authority = Authority(tmp_path / "authority.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.path))
    return authority


async def test_the_system_decides_which_authorities_are_trusted(authority: Authority) -> None:
    async with small_web(authority.server()) as web:
        assert (await asked(web.serve("/", answer()))).status == 200


async def test_a_certificate_that_ran_out_is_named(authority: Authority) -> None:
    async with small_web(authority.server(days=-1)) as web:
        refused = await asked(web.url())
    assert state(refused) is FetchState.TLS
    assert refused.failure is not None
    assert "expired" in refused.failure.detail


async def test_a_certificate_of_another_host_is_named(authority: Authority) -> None:
    async with small_web(authority.server("127.0.0.2")) as web:
        refused = await asked(web.url())
    assert state(refused) is FetchState.TLS
    assert refused.failure is not None
    assert "mismatch" in refused.failure.detail


async def test_a_connection_serves_only_the_host_whose_certificate_was_seen(
    authority: Authority,
) -> None:
    async with small_web(authority.server()) as web:
        web.serve("/", answer())
        wire = Wire("x", allow_private=True)
        assert (await wire.ask(web.url(), Kind.PAGE, 2.0)).status == 200
        other = web.url().replace("127.0.0.1", "localhost")
        assert state(await wire.ask(other, Kind.PAGE, 2.0)) is FetchState.TLS
        await wire.aclose()
    assert len(web.asked) == 1


async def test_a_certificate_of_nobody_we_know_is_named(tmp_path: Path) -> None:
    async with small_web(Authority(tmp_path / "unknown.pem").server()) as web:
        assert state(await asked(web.url())) is FetchState.TLS


async def test_a_server_that_speaks_no_tls_is_named(web: Web) -> None:
    web.otherwise = broken_off(b"")
    assert state(await asked(web.url().replace("http://", "https://"))) is FetchState.TLS


async def test_certifi_stands_in_where_the_system_has_no_authorities(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    nowhere = ssl.DefaultVerifyPaths("", "", "", "", "", "")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nowhere)
    trust = wire_module._trusted_authorities()
    own = ssl.create_default_context(cafile=certifi.where())
    assert trust.cert_store_stats()["x509_ca"] >= own.cert_store_stats()["x509_ca"]


async def test_the_proxy_of_the_system_is_asked(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", web.url())
    web.serve("http://far.example/page", answer("<p>through the proxy"))
    assert (await asked("http://far.example/page")).body == b"<p>through the proxy"


async def test_hosts_that_need_no_proxy_are_asked_themselves(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("NO_PROXY", urlsplit(web.url()).netloc)
    assert (await asked(web.serve("/", answer()))).status == 200


async def test_a_proxy_that_cannot_reach_a_host_says_so(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", web.url())
    web.otherwise = answer("", 502)
    refused = await asked("https://far.example/")
    assert state(refused) is FetchState.CONNECTION
    assert refused.failure is not None
    assert "proxy" in refused.failure.detail
