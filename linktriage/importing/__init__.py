"""Lists read: any export, sheet or plain list, as rows that name pages and sites.

    with open_list(path) as listing:
        for row in listing.rows(): ...

Every data row comes out once, as an `ImportedRow` or as a `RefusedRow` with its reason.
`ranks.scan` looks sites up in the public lists of the web's most visited sites.

All is loaded at its first use.
"""

from typing import TYPE_CHECKING

from linktriage.lazily import lazily

if TYPE_CHECKING:
    from linktriage.importing.listing import Listing, open_list
    from linktriage.importing.never import NeverList, never_list
    from linktriage.importing.ranks import RankList, scan

__all__ = ["Listing", "NeverList", "RankList", "never_list", "open_list", "scan"]

__getattr__ = lazily(
    __name__,
    {
        "Listing": ".listing",
        "NeverList": ".never",
        "RankList": ".ranks",
        "never_list": ".never",
        "open_list": ".listing",
        "scan": ".ranks",
    },
)
