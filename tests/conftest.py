"""What holds for every test: no home directory but its own, no network but loopback."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

HOMES = {
    "HOME": "",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache",
}
PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


# an example may take as long as it takes: what is to be quick is in `benchmarks`
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the test empty directories of its own and none of the developer's settings."""
    home = tmp_path_factory.mktemp("home")
    for name, folder in HOMES.items():
        monkeypatch.setenv(name, str(home / folder))
    foreign = [name for name in os.environ if name.startswith("LINKTRIAGE_")]
    for name in [*foreign, *PROXIES, *(name.lower() for name in PROXIES)]:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse every connection that would leave the machine; no name server knows any name."""
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
    monkeypatch.setattr(socket, "getaddrinfo", _without_a_name_server(socket.getaddrinfo))


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
            pytest.fail(f"a test wanted to talk to {address[0]}")
        return connect(self, address)

    return guarded


def _without_a_name_server(look_up: Callable[..., Any]) -> Callable[..., Any]:
    def guarded(host: str | bytes | None, *words: Any, **more: Any) -> Any:
        if host and _as_name(host) != "localhost" and not _is_number(_as_name(host)):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return look_up(host, *words, **more)

    return guarded


def _is_loopback(host: str | bytes) -> bool:
    name = _as_name(host)
    return name == "localhost" or ipaddress.ip_address(name.partition("%")[0]).is_loopback


def _is_number(name: str) -> bool:
    """An address, in any of the spellings that need no name server, such as `127.1`."""
    try:
        return ":" in name or bool(socket.inet_aton(name))
    except (OSError, UnicodeError):
        return False


def _as_name(host: str | bytes) -> str:
    return host.decode() if isinstance(host, bytes) else host
