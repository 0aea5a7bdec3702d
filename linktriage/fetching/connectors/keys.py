"""A service's key: from the environment, else from the keyring of the system if there is one."""

from __future__ import annotations

from collections.abc import Mapping

from linktriage.errors import BadInput
from linktriage.text import clean_line

OWNER = "linktriage"
"""The name under which keys stand in the keyring: `keyring set linktriage ahrefs`."""


def key_of(name: str, variable: str, environment: Mapping[str, str]) -> str:
    """Return the key of a service, "" when there is none.

    Raises `BadInput` when the keyring is locked or broken: it may hold the key.
    """
    return (environment.get(variable, "") or _kept(name)).strip()


def _kept(name: str) -> str:
    """Return what the keyring holds; without the package, or a keyring, that is nothing."""
    try:
        import keyring
        from keyring.errors import KeyringError, NoKeyringError
    except ImportError:
        return ""
    try:
        return keyring.get_password(OWNER, name) or ""
    except NoKeyringError:
        return ""
    except KeyringError as error:
        why = clean_line(str(error), 200) or type(error).__name__
        raise BadInput(f"The keyring does not give the key of {name}: {why}.") from error
