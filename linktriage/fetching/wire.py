"""One exchange with one server. The only module that knows httpx.

httpx's transports are used without its client: so no cookie is kept, no redirect is followed, no
body is read or decoded unasked, and no text is guessed. Without a proxy the transport is our own,
made of httpcore's connections: it connects through the guard, and does without a pool.
"""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import certifi
import httpcore
import httpx

from linktriage.fetching import failures
from linktriage.fetching.answers import Answer
from linktriage.fetching.bodies import Body, TooLarge, encoding_of
from linktriage.fetching.failures import Stage
from linktriage.fetching.guard import GuardedBackend
from linktriage.fetching.kinds import ACCEPT, ANY_TYPE, BODY_CAP, Kind, is_binary, is_wanted
from linktriage.fetching.lines import Lines
from linktriage.model import Failure, Validators
from linktriage.text import clean_line

CONNECT_SECONDS = 10.0
READ_SECONDS = 10.0
"""The longest silence of a server; the deadline of the whole chain is the caller's."""
REFUSAL_CAP = 64 * 1024
"""Bytes of an error page that are read, to tell a bot filter's."""
HEADER_CAP = 2048
"""Characters of one header that are kept."""
KEPT_SECONDS = 10.0
"""How long a connection is kept for the next request to its host."""
_LIMITS = httpx.Limits(
    max_connections=None, max_keepalive_connections=1, keepalive_expiry=KEPT_SECONDS
)
"""For the connections to one host through a proxy."""
_TIMEOUT = httpx.Timeout(READ_SECONDS, connect=CONNECT_SECONDS).as_dict()
_SCHEMES = ("http", "https")
_STAGES: dict[str, Stage] = {
    "connect_tcp": "connecting",
    "start_tls": "securing",
    "send_request_headers": "waiting",
    "receive_response_body": "reading",
}


@dataclass(frozen=True, slots=True)
class Call:
    """What a service wants beside the address: headers of its own, and a body to be posted."""

    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None


class _Progress:
    """Notes how far an exchange has come, from the events httpcore reports."""

    def __init__(self) -> None:
        self.stage: Stage = "connecting"
        self._stream: httpcore.AsyncNetworkStream | None = None

    async def note(self, event: str, info: Mapping[str, Any]) -> None:
        name, _, moment = event.rpartition(".")
        if moment == "started":
            self.stage = _STAGES.get(name.rpartition(".")[2], self.stage)
        elif event.endswith("connect_tcp.complete"):
            self._stream = info["return_value"]

    async def close(self) -> None:
        """Close a connection that never became secure: httpcore forgets it on cancelling."""
        if self.stage == "securing" and self._stream is not None:
            await self._stream.aclose()


class Wire:
    """Asks servers, through the system's proxy when there is one.

    With a proxy it is the proxy that resolves names, so the address check is the proxy's job.
    """

    def __init__(self, agent: str, *, allow_private: bool) -> None:
        self._agent = agent
        self._guard = GuardedBackend(allow_private=allow_private)
        self._trust = _trusted_authorities()
        self._proxies = getproxies()
        self._lines: Lines[httpx.AsyncBaseTransport] = Lines()

    async def aclose(self) -> None:
        """Close all connections."""
        await self._lines.close()

    async def done(self, hosts: Collection[str]) -> None:
        """Close the connections to these hosts: nothing more is asked for there."""
        await self._lines.close([f"{scheme}://{host}" for host in hosts for scheme in _SCHEMES])

    async def ask(
        self,
        url: str,
        kind: Kind,
        seconds: float,
        validators: Validators | None = None,
        call: Call | None = None,
    ) -> Answer:
        """Send one GET and return the answer, or what came instead of one. Never raises.

        It ends after `seconds` at the latest. With a `call` that has a body it is a POST.
        """
        progress = _Progress()
        try:
            async with asyncio.timeout(seconds):
                return await self._exchange(url, kind, progress, validators, call or Call())
        except httpx.ProxyError as error:
            return Answer(failure=failures.proxy(urlsplit(url).netloc, str(error)))
        except (httpx.InvalidURL, UnicodeError):
            return Answer(failure=failures.bad_url(url))
        except Exception as error:  # noqa: BLE001 - whatever a server does becomes a state
            host = urlsplit(url).hostname or url
            failure, temporary = failures.of_error(error, progress.stage, host)
            return Answer(failure=failure, temporary=temporary)
        finally:
            await progress.close()

    async def _exchange(
        self, url: str, kind: Kind, progress: _Progress, validators: Validators | None, call: Call
    ) -> Answer:
        request = httpx.Request(
            "GET" if call.body is None else "POST",
            url,
            headers={**self._headers(kind, validators), **call.headers},
            content=call.body,
            extensions={"timeout": _TIMEOUT, "trace": progress.note},
        )
        known = validators not in {None, Validators()}
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        async with self._lines.to(origin, lambda: self._dial(url)) as transport:
            response = await transport.handle_async_request(request)
            try:
                return await _read(response, kind, known=known)
            finally:
                await response.aclose()

    def _headers(self, kind: Kind, validators: Validators | None) -> dict[str, str]:
        headers = {"User-Agent": self._agent, "Accept": ACCEPT[kind], "Accept-Encoding": "gzip"}
        if validators and validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators and validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
        return headers

    def _dial(self, url: str) -> httpx.AsyncBaseTransport:
        """Return a transport for the host of `url`: through its proxy, or guarded."""
        parts = urlsplit(url)
        proxy = self._proxies.get(parts.scheme) or self._proxies.get("all")
        if proxy and not proxy_bypass(parts.netloc):
            return httpx.AsyncHTTPTransport(verify=self._trust, limits=_LIMITS, proxy=proxy)
        return _Direct(url, self._guard, self._trust)


class _Direct(httpx.AsyncBaseTransport):
    """The way to one host without a proxy; the last connection is kept for the next request."""

    def __init__(self, url: str, guard: GuardedBackend, trust: ssl.SSLContext) -> None:
        self._origin = httpcore.URL(url).origin
        self._guard = guard
        self._trust = trust
        self._kept: httpcore.AsyncHTTPConnection | None = None
        self._closed = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Return the answer; its body has not come yet, and is to be closed."""
        connection = await self._take()
        asked = httpcore.Request(
            request.method,
            _address(request.url),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        answer = await connection.handle_async_request(asked)
        body = _Stream(answer, lambda: self._give_back(connection))
        return httpx.Response(answer.status, headers=answer.headers, stream=body)

    async def _take(self) -> httpcore.AsyncHTTPConnection:
        connection, self._kept = self._kept, None
        if connection is not None and not connection.has_expired():
            return connection
        if connection is not None:
            await connection.aclose()
        return httpcore.AsyncHTTPConnection(
            self._origin,
            ssl_context=self._trust,
            keepalive_expiry=KEPT_SECONDS,
            network_backend=self._guard,
        )

    async def _give_back(self, connection: httpcore.AsyncHTTPConnection) -> None:
        """Keep a connection that can serve again; one at most, and none after the end."""
        if connection.is_idle() and self._kept is None and not self._closed:
            self._kept = connection
        else:
            await connection.aclose()

    async def aclose(self) -> None:
        """Close the connection that is kept; one in use is closed by who uses it."""
        self._closed = True
        if self._kept is not None:
            await self._kept.aclose()


class _Stream(httpx.AsyncByteStream):
    """The body of an answer, as it comes."""

    def __init__(self, answer: httpcore.Response, on_end: Callable[[], Awaitable[None]]) -> None:
        self._answer = answer
        self._on_end = on_end

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._answer.aiter_stream()

    async def aclose(self) -> None:
        await self._answer.aclose()
        await self._on_end()


def _address(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(
        scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
    )


def _trusted_authorities() -> ssl.SSLContext:
    """Return the system's certificate authorities (SSL_CERT_FILE counts), else certifi's."""
    trust = ssl.create_default_context()
    paths = ssl.get_default_verify_paths()
    if not (paths.cafile or paths.capath):
        trust.load_verify_locations(certifi.where())
    return trust


async def _read(response: httpx.Response, kind: Kind, *, known: bool) -> Answer:
    """Judge the headers, then read as much of the body as they are worth.

    `known` tells whether it was asked if a known version has changed.
    """
    status, headers = response.status_code, response.headers
    media_type, charset = _content_type(headers.get("content-type", ""))
    body, failure = b"", None
    if status == 304:
        failure = failures.unchanged() if known else failures.empty()
    elif 300 <= status < 400:
        pass  # a redirect's body is never looked at
    elif status >= 400:
        body = await _refusal(response)
    elif not is_wanted(kind, media_type):
        failure = failures.not_a_page(media_type, kind)
    else:
        body = await _body(response, kind)
        failure = _of_content(body, charset, kind)
    challenged = headers.get("cf-mitigated", "") == "challenge"
    return Answer(
        status=status,
        content_type=media_type,
        charset=charset,
        body=body if failure is None and status < 400 else b"",
        location=_kept(headers, "location") if 300 <= status < 400 else "",
        retry_after=_kept(headers, "retry-after"),
        x_robots_tag=_kept(headers, "x-robots-tag"),
        validators=Validators(_kept(headers, "etag"), _kept(headers, "last-modified")),
        failure=failure or failures.of_status(status, body, challenged=challenged),
        temporary=failures.is_temporary(status),
    )


def _kept(headers: httpx.Headers, name: str) -> str:
    return clean_line(headers.get(name, ""), HEADER_CAP)


def _content_type(header: str) -> tuple[str, str]:
    """Return the bare media type and the charset, both lower case."""
    media_type, *parameters = clean_line(header, HEADER_CAP).lower().split(";")
    for parameter in parameters:
        name, _, value = parameter.strip().partition("=")
        if name.strip() == "charset":
            return media_type.strip(), value.strip(" \"'")[:40]
    return media_type.strip(), ""


async def _body(response: httpx.Response, kind: Kind) -> bytes:
    """Return the decoded body. Raises `TooLarge`, `CutShort` and `UnknownEncoding`."""
    cap, cut = BODY_CAP[kind], kind in ANY_TYPE
    length = response.headers.get("content-length", "")
    if length.isascii() and length.isdigit() and int(length[:15]) > cap and not cut:
        raise TooLarge
    body = Body(encoding_of(response.headers.get("content-encoding", "")), cap)
    try:
        async for chunk in response.aiter_raw():
            body.add(chunk)
        whole = body.end()
    except TooLarge:
        if not cut:
            raise
        return bytes(body.data)
    if kind is Kind.FEED and whole.startswith(b"\x1f\x8b"):
        packed = Body("gzip", cap)
        packed.add(whole)
        return packed.end()
    return whole


async def _refusal(response: httpx.Response) -> bytes:
    """Return the beginning of an error page, or nothing when it cannot be read."""
    try:
        body = Body(encoding_of(response.headers.get("content-encoding", "")), REFUSAL_CAP)
        async for chunk in response.aiter_raw():
            body.add(chunk)
    except TooLarge:
        return bytes(body.data)
    except Exception:  # noqa: BLE001 - the status alone says enough
        return b""
    return bytes(body.data)


def _of_content(body: bytes, charset: str, kind: Kind) -> Failure | None:
    """Return what the bytes themselves say: nothing there, or no text."""
    if kind in ANY_TYPE:
        return None
    if not body.strip():
        return failures.empty()
    if is_binary(body, charset):
        return failures.not_a_page("a picture, a document or another file", kind)
    return None
