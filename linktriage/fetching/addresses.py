"""Which network addresses may be asked: the public internet's, and no others."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Awaitable[list[str]]]

_NAT64 = IPv6Network("64:ff9b::/96")
_LOCAL_NAT64 = IPv6Network("64:ff9b:1::/48")


class NoAddress(Exception):
    """No address is known for a host, or the name server does not answer."""

    def __init__(self, *, for_now: bool) -> None:
        super().__init__("no address")
        self.for_now = for_now
        """True when asking again may help."""


class PrivateAddress(Exception):
    """The host is in a private network, on this machine, or a metadata service."""


def is_public(address: Address) -> bool:
    """Return whether `address` belongs to the public internet.

    IPv4 addresses wrapped into IPv6 (mapped, NAT64, 6to4) are judged unwrapped: `is_global`
    takes those for global, and multicast ones too.
    """
    inner = _unwrapped(address)
    if isinstance(inner, IPv6Address) and (inner.is_site_local or inner in _LOCAL_NAT64):
        return False
    return inner.is_global and not (inner.is_multicast or inner.is_reserved)


def _unwrapped(address: Address) -> Address:
    if isinstance(address, IPv4Address):
        return address
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour or address


@lru_cache(maxsize=1024)
def written_address(host: str) -> Address | None:
    """Return the address when `host` is one rather than a name, old spellings included.

    Resolvers take `127.1`, `2130706433` and `0x7f.1` for IPv4 addresses, so we do.
    """
    try:
        return ip_address(host.strip("[]"))
    except ValueError:
        pass
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


async def resolve(host: str, port: int) -> list[str]:
    """Return the addresses of `host`, best first. Raises `NoAddress`.

    An address that is written out stands for itself. The lookup of a name cannot be interrupted, so
    each has a daemon thread of its own: one that hangs holds up neither other lookups nor the end
    of the program.
    """
    written = written_address(host)
    if written is not None:
        return [str(written)]
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[str]] = loop.create_future()

    def give(found: list[str] | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(found or [])

    def look_up() -> None:
        found, error = _look_up(host, port)
        # The loop may have ended while the name server was silent.
        if not loop.is_closed():
            loop.call_soon_threadsafe(give, found, error)

    threading.Thread(target=look_up, name=f"resolve {host}", daemon=True).start()
    return await answer


def _look_up(host: str, port: int) -> tuple[list[str] | None, Exception | None]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        code = error.errno if isinstance(error, socket.gaierror) else None
        return None, NoAddress(for_now=code == socket.EAI_AGAIN)
    return list(dict.fromkeys(str(info[4][0]) for info in found)), None
