"""The services by name, and their settings from the environment."""

from __future__ import annotations

from collections.abc import Mapping

from linktriage.errors import BadInput
from linktriage.fetching.connectors import ahrefs, crux, openpagerank, semrush, tranco
from linktriage.fetching.connectors.keys import OWNER, key_of
from linktriage.fetching.connectors.values import Service, Settings

_SERVICES: Mapping[str, tuple[str, Service]] = {
    # about 10,000 calls an hour are allowed
    "openpagerank": (
        "OPR",
        Service("Open PageRank", "https://openpagerank.com", openpagerank.look_up, 0.5, 100),
    ),
    # 150 questions a minute are allowed
    "crux": (
        "CRUX",
        Service("CrUX", "https://chromeuxreport.googleapis.com", crux.look_up, 0.5),
    ),
    "tranco": (
        "TRANCO",
        Service("Tranco", "https://tranco-list.eu", tranco.look_up, 1.1, needs_key=False),
    ),
    "ahrefs": ("AHREFS", Service("Ahrefs", "https://api.ahrefs.com", ahrefs.look_up, 1.1)),
    "semrush": ("SEMRUSH", Service("Semrush", "https://api.semrush.com", semrush.look_up, 0.5)),
}
"""Name to the word in its environment variables, and the service."""

NAMES = tuple(_SERVICES)


def settings_for(name: str, environment: Mapping[str, str]) -> Settings:
    """Return a service as the environment and the keyring set it up.

    Raises `BadInput` without its key.
    """
    if name not in _SERVICES:
        raise BadInput(f"{name} is no service; there are: {', '.join(NAMES)}.")
    word, service = _SERVICES[name]
    variable = f"LINKTRIAGE_{word}_KEY"
    key = key_of(name, variable, environment) if service.needs_key else ""
    if service.needs_key and not key:
        raise BadInput(
            f"{service.title} needs a key: put it into {variable}, or into the keyring "
            f"(linktriage[keyring]) with: keyring set {OWNER} {name}"
        )
    if not (key.isascii() and key.isprintable()):
        raise BadInput(f"The key of {service.title} holds characters that no key has.")
    base = environment.get(f"LINKTRIAGE_{word}_URL", "") or service.base
    country = environment.get(f"LINKTRIAGE_{word}_COUNTRY", "us")
    return Settings(service, base.strip().rstrip("/"), key, country)
