"""Services that know figures of sites. All off until they are asked for by name, with a key.

    settings = settings_for("crux", os.environ)
    async with Client(settings) as client:
        replies = await client.look_up(["example.org"])

Keys and addresses come from the environment (`LINKTRIAGE_OPR_KEY`, `LINKTRIAGE_OPR_URL`), keys also
from the system's keyring; they are never stored or printed. The shapes of the answers are those of
public documentation and code; none was tried live.
"""

from linktriage.fetching.connectors.client import Client
from linktriage.fetching.connectors.registry import NAMES, settings_for
from linktriage.fetching.connectors.values import Reply, Settings

__all__ = ["NAMES", "Client", "Reply", "Settings", "settings_for"]
