"""Keys of services: the environment first, then a keyring, and sentences when there is none."""

from __future__ import annotations

import builtins
from collections.abc import Iterator
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoKeyring
from keyring.errors import KeyringLocked

from linktriage.errors import BadInput
from linktriage.fetching.connectors import settings_for


class InMemory(KeyringBackend):
    """A keyring that keeps its passwords only as long as the test."""

    priority = -1.0
    """Never chosen by itself."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # the package's own
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(InMemory):
    """A keyring that the person did not unlock."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002
        raise KeyringLocked("the collection is locked\x1b[31m")


@pytest.fixture(autouse=True)
def ring() -> Iterator[InMemory]:
    before = keyring.get_keyring()
    ring = InMemory()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


def test_a_key_is_taken_from_the_keyring() -> None:
    keyring.set_password("linktriage", "ahrefs", " k-123 ")
    assert settings_for("ahrefs", {}).key == "k-123"


def test_the_environment_comes_first() -> None:
    keyring.set_password("linktriage", "ahrefs", "kept")
    assert settings_for("ahrefs", {"LINKTRIAGE_AHREFS_KEY": "named"}).key == "named"


def test_without_a_key_anywhere_the_sentence_names_both_places() -> None:
    with pytest.raises(BadInput, match="LINKTRIAGE_CRUX_KEY.* keyring set linktriage crux"):
        settings_for("crux", {})


def test_a_locked_keyring_is_said_in_a_harmless_sentence() -> None:
    keyring.set_keyring(Locked())
    with pytest.raises(BadInput, match=r"does not give the key of crux: the collection is locked"):
        settings_for("crux", {})
    assert settings_for("crux", {"LINKTRIAGE_CRUX_KEY": "k"}).key == "k"


def test_a_service_without_a_key_asks_no_keyring() -> None:
    keyring.set_keyring(Locked())
    assert settings_for("tranco", {}).key == ""


def test_a_system_without_a_keyring_has_no_key() -> None:
    keyring.set_keyring(NoKeyring())  # type: ignore[no-untyped-call] # the package's own
    with pytest.raises(BadInput, match="needs a key"):
        settings_for("semrush", {})


def test_the_package_may_be_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "keyring":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(BadInput, match="needs a key"):
        settings_for("openpagerank", {})


def test_a_key_with_characters_of_no_key_is_refused() -> None:
    keyring.set_password("linktriage", "ahrefs", "k\n1")
    with pytest.raises(BadInput, match="holds characters that no key has"):
        settings_for("ahrefs", {})
