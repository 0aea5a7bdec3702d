"""The newer steps of the format, as `linktriage.store.steps` puts them in a row."""

from __future__ import annotations

ORDER = """
ALTER TABLE prospect ADD COLUMN by_hand INTEGER
--
ALTER TABLE prospect ADD COLUMN by_lot INTEGER
--
CREATE TABLE words (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    prospect_id INTEGER NOT NULL,
    counts BLOB NOT NULL,
    UNIQUE (prospect_id),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
"""

COLUMNS = """
ALTER TABLE import ADD COLUMN columns VARCHAR DEFAULT '[]' NOT NULL
"""

FILTERS = """
CREATE TABLE saved_filter (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    "query" VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (campaign_id, name),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
"""
