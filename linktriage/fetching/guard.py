"""The guard between a host name and a connection: it connects to the very address it checked.

Checking a URL's text is hopeless (`127.1`, `2130706433`, a name that resolves to 127.0.0.1, or
does so only the second time), so the check stands where the socket is opened. TLS still
verifies the host's name.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from ipaddress import ip_address

import httpcore

from linktriage.fetching.addresses import NoAddress, PrivateAddress, Resolve, is_public, resolve
from linktriage.fetching.sockets import connect

Connect = Callable[[str, int, float | None], Awaitable[httpcore.AsyncNetworkStream]]

MAX_ADDRESSES = 3
"""Addresses of one host that are tried."""


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Opens connections to public addresses only, unless private ones are allowed."""

    def __init__(
        self, *, allow_private: bool, look_up: Resolve = resolve, connect: Connect = connect
    ) -> None:
        self._allow_private = allow_private
        self._look_up = look_up
        self._connect = connect

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,  # noqa: ARG002 - as above, never given here
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002 - as above
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the first address of `host` that answers.

        Raises `NoAddress`, `PrivateAddress`, and httpcore's connection errors.
        """
        last: Exception = NoAddress(for_now=False)
        for address in await self._allowed(host, port, timeout):
            try:
                return await self._connect(address, port, timeout)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                last = error
        raise last

    async def _allowed(self, host: str, port: int, limit: float | None) -> list[str]:
        try:
            async with asyncio.timeout(limit):
                found = await self._look_up(host, port)
        except TimeoutError:
            raise NoAddress(for_now=True) from None
        allowed = [text for text in found if self._allow_private or is_public(ip_address(text))]
        if found and not allowed:
            raise PrivateAddress(host)
        return allowed[:MAX_ADDRESSES]
