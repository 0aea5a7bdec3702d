"""The steps of the schema, oldest first. The version of a database is how many it has taken."""

from __future__ import annotations

from linktriage.store.newer_steps import COLUMNS, FILTERS, ORDER

FIRST = """
CREATE TABLE campaign (
    id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    settings VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (name)
)
--
CREATE TABLE contact (
    id INTEGER NOT NULL,
    site VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    found_at VARCHAR NOT NULL,
    form_url VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (site, email, form_url)
)
--
CREATE TABLE page (
    id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    failure VARCHAR NOT NULL,
    fetched_at DATETIME NOT NULL,
    etag VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    content VARCHAR,
    PRIMARY KEY (id),
    UNIQUE ("key")
)
--
CREATE TABLE setting (
    name VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    PRIMARY KEY (name)
)
--
CREATE TABLE site_reading (
    site VARCHAR NOT NULL,
    read_at DATETIME NOT NULL,
    content VARCHAR NOT NULL,
    PRIMARY KEY (site)
)
--
CREATE TABLE term (
    term VARCHAR NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (term)
)
--
CREATE TABLE import (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    tool VARCHAR NOT NULL,
    signature VARCHAR NOT NULL,
    mapping VARCHAR NOT NULL,
    counts VARCHAR NOT NULL,
    imported_at DATETIME NOT NULL,
    undone_at DATETIME,
    PRIMARY KEY (id),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
--
CREATE TABLE prospect (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    site VARCHAR NOT NULL,
    import_id INTEGER,
    added_at DATETIME NOT NULL,
    seen_before VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    fetch_state VARCHAR,
    failure VARCHAR NOT NULL,
    fetched_at DATETIME,
    attempts INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    url VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    scheme_guessed BOOLEAN NOT NULL,
    status VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    approach VARCHAR NOT NULL,
    approach_reason VARCHAR NOT NULL,
    approach_chosen BOOLEAN NOT NULL,
    starred BOOLEAN NOT NULL,
    note VARCHAR NOT NULL,
    set_aside VARCHAR NOT NULL,
    put_off INTEGER NOT NULL,
    later_until DATETIME,
    decision VARCHAR,
    decided_at DATETIME,
    answers VARCHAR NOT NULL,
    pitch_id INTEGER,
    PRIMARY KEY (id),
    UNIQUE (campaign_id, site),
    CONSTRAINT prospect_status CHECK (status IN ('queued', 'accepted', 'rejected', 'parked', 'set-aside', 'suppressed')),
    CONSTRAINT accept_has_intent CHECK ((status = 'accepted') = (decision IS NOT NULL AND decision LIKE '%"intent"%')),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
--
CREATE INDEX ix_prospect_site ON prospect (site)
--
CREATE INDEX prospect_order ON prospect (campaign_id, status, position, id)
--
CREATE INDEX prospect_unread ON prospect (campaign_id, status, fetch_state, position)
--
CREATE TABLE suppression (
    id INTEGER NOT NULL,
    campaign_id INTEGER,
    kind VARCHAR NOT NULL,
    site VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT suppression_kind CHECK (kind IN ('do not contact', 'blocklist')),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
--
CREATE INDEX ix_suppression_email ON suppression (email)
--
CREATE INDEX ix_suppression_site ON suppression (site)
--
CREATE TABLE target (
    id INTEGER NOT NULL,
    campaign_id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    settings VARCHAR NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (campaign_id, "key"),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
--
CREATE TABLE candidate (
    id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    scheme_guessed BOOLEAN NOT NULL,
    facts VARCHAR NOT NULL,
    import_id INTEGER,
    PRIMARY KEY (id),
    UNIQUE (prospect_id, "key"),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE TABLE event (
    id INTEGER NOT NULL,
    at DATETIME NOT NULL,
    actor VARCHAR NOT NULL,
    session VARCHAR NOT NULL,
    group_id VARCHAR NOT NULL,
    campaign_id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    sentence VARCHAR NOT NULL,
    "before" VARCHAR NOT NULL,
    "after" VARCHAR NOT NULL,
    undoes VARCHAR,
    undone_by INTEGER,
    PRIMARY KEY (id),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE,
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE INDEX event_undo ON event (campaign_id, undone_by, id)
--
CREATE INDEX ix_event_group_id ON event (group_id)
--
CREATE INDEX ix_event_prospect_id ON event (prospect_id)
--
CREATE INDEX ix_event_session ON event (session)
--
CREATE TABLE export (
    id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    profile VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    exported_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE INDEX ix_export_prospect_id ON export (prospect_id)
--
CREATE TABLE finding (
    id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    check_id VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    summary VARCHAR NOT NULL,
    figure VARCHAR NOT NULL,
    evidence VARCHAR NOT NULL,
    stale BOOLEAN NOT NULL,
    PRIMARY KEY (id),
    UNIQUE (prospect_id, check_id),
    CONSTRAINT finding_outcome CHECK (outcome IN ('pass', 'warn', 'fail', 'unknown')),
    CONSTRAINT measured_has_evidence CHECK (basis <> 'measured' OR outcome IN ('warn', 'unknown') OR evidence <> '[]'),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE TABLE list_row (
    id INTEGER NOT NULL,
    import_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    prospect_id INTEGER,
    fate VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    raw VARCHAR NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(import_id) REFERENCES import (id) ON DELETE CASCADE
)
--
CREATE INDEX ix_list_row_import_id ON list_row (import_id)
--
CREATE TABLE metric (
    id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    provider VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    value FLOAT NOT NULL,
    as_of VARCHAR NOT NULL,
    import_id INTEGER,
    PRIMARY KEY (id),
    UNIQUE (prospect_id, provider, name, as_of),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE TABLE pitch (
    id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    template VARCHAR NOT NULL,
    subject VARCHAR NOT NULL,
    body VARCHAR NOT NULL,
    problems VARCHAR NOT NULL,
    edited BOOLEAN NOT NULL,
    drafted_at DATETIME NOT NULL,
    contact VARCHAR,
    PRIMARY KEY (id),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE INDEX ix_pitch_prospect_id ON pitch (prospect_id)
--
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END
--
CREATE TRIGGER event_is_fixed BEFORE UPDATE ON event
WHEN OLD.after IS NOT NEW.after OR OLD.before IS NOT NEW.before OR OLD.kind IS NOT NEW.kind
    OR OLD.prospect_id IS NOT NEW.prospect_id OR OLD.at IS NOT NEW.at OR OLD.group_id IS NOT NEW.group_id
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END
"""

RESTS = """
CREATE TABLE rest (
    host VARCHAR NOT NULL,
    until DATETIME NOT NULL,
    PRIMARY KEY (host)
)
"""

KNOWN = """
CREATE TABLE trace (
    site VARCHAR NOT NULL,
    trackers VARCHAR NOT NULL,
    outbound VARCHAR NOT NULL,
    PRIMARY KEY (site)
)
--
CREATE TABLE flagged_host (
    campaign_id INTEGER NOT NULL,
    host VARCHAR NOT NULL,
    niche VARCHAR NOT NULL,
    PRIMARY KEY (campaign_id, host),
    FOREIGN KEY(campaign_id) REFERENCES campaign (id) ON DELETE CASCADE
)
--
CREATE TABLE service_answer (
    service VARCHAR NOT NULL,
    site VARCHAR NOT NULL,
    asked_at DATETIME NOT NULL,
    metrics VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    lasting BOOLEAN NOT NULL,
    PRIMARY KEY (service, site)
)
--
CREATE TABLE link_answer (
    url VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    asked_at DATETIME NOT NULL,
    PRIMARY KEY (url)
)
"""

MARKS = """
CREATE TABLE mark (
    id INTEGER NOT NULL,
    prospect_id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    happened_on VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    recorded_at DATETIME NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(prospect_id) REFERENCES prospect (id) ON DELETE CASCADE
)
--
CREATE INDEX ix_mark_prospect_id ON mark (prospect_id)
--
CREATE INDEX ix_mark_email ON mark (email)
--
CREATE TRIGGER mark_is_kept BEFORE DELETE ON mark
BEGIN
    SELECT RAISE(ABORT, 'marks are append-only');
END
--
CREATE TRIGGER mark_is_fixed BEFORE UPDATE ON mark
BEGIN
    SELECT RAISE(ABORT, 'marks are append-only');
END
"""

PEOPLE = """
ALTER TABLE contact ADD COLUMN removed BOOLEAN NOT NULL DEFAULT 0
--
CREATE TABLE earlier_contact (
    id INTEGER NOT NULL,
    site VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    happened_on VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    recorded_at DATETIME NOT NULL,
    PRIMARY KEY (id)
)
--
CREATE INDEX ix_earlier_contact_site ON earlier_contact (site)
--
CREATE INDEX ix_earlier_contact_email ON earlier_contact (email)
"""

STEPS: tuple[str, ...] = (FIRST, RESTS, KNOWN, MARKS, PEOPLE, ORDER, COLUMNS, FILTERS)
