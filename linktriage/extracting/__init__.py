"""Reading: from the bytes of an answer to a page, or to the titles a site publishes.

- `Extractor`: reads in worker processes, with a deadline for each page.
- `TitleList`, `titles_from_home`: what a site publishes.

What the workers run is in `linktriage.extracting.page` (`read_page`) and
`linktriage.extracting.reading` (`read_titles`); only they load trafilatura and lxml.
"""

from linktriage.extracting.extractor import Extractor
from linktriage.extracting.home import titles_from_home
from linktriage.extracting.titles import TitleList

__all__ = ["Extractor", "TitleList", "titles_from_home"]
