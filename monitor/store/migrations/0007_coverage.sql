-- What may have been missed. Rows here speak of feeds that may never have been polled, or are gone: no references.

-- How polling went: a row a feed and day (of UTC, in days since 1970). Dropped after a year.
CREATE TABLE coverage (
    feed_id   TEXT    NOT NULL,
    day       INTEGER NOT NULL,
    polls     INTEGER NOT NULL,                        -- those without a network of ours left out
    answered  INTEGER NOT NULL,                        -- a document, or "not changed"
    unchanged INTEGER NOT NULL,
    offline   INTEGER NOT NULL,                        -- attempts without a network of ours
    new       INTEGER NOT NULL,                        -- articles seen for the first time
    gaps      INTEGER NOT NULL,                        -- also those that no row of `gaps` was kept of
    failures  TEXT    NOT NULL,                        -- {kind: polls, …}
    delays    TEXT    NOT NULL,                        -- published → seen: [[bucket, items], …]
    PRIMARY KEY (day, feed_id)
) STRICT, WITHOUT ROWID;

-- Where two documents of a feed did not overlap.
CREATE TABLE gaps (
    id        INTEGER PRIMARY KEY,
    feed_id   TEXT    NOT NULL,
    found     INTEGER NOT NULL,
    begins    INTEGER NOT NULL,
    ends      INTEGER NOT NULL,
    filled    INTEGER NOT NULL CHECK (filled IN (0, 1)),
    recovered INTEGER NOT NULL,                        -- items found on older pages
    how       TEXT    NOT NULL                         -- what was tried
) STRICT;
CREATE INDEX gaps_by_feed ON gaps (feed_id, found);
CREATE INDEX gaps_by_time ON gaps (found);

-- What a feed's last document reached up to.
CREATE TABLE windows (
    feed_id   TEXT    PRIMARY KEY,
    identity  TEXT    NOT NULL,
    published INTEGER
) STRICT, WITHOUT ROWID;

-- When something was due and nothing was polled.
CREATE TABLE downtimes (
    id         INTEGER PRIMARY KEY,
    cause      TEXT    NOT NULL CHECK (cause IN ('not running', 'no network')),
    idle_since INTEGER NOT NULL,                       -- the last poll before
    begins     INTEGER NOT NULL,                       -- when the first feed was due
    ends       INTEGER NOT NULL
) STRICT;
CREATE INDEX downtimes_by_time ON downtimes (ends);

-- The last sign of life of whoever polls; one row.
CREATE TABLE activity (
    one           INTEGER PRIMARY KEY CHECK (one = 1),
    last_poll     INTEGER NOT NULL,
    offline_since INTEGER,                             -- NULL: there is a network
    offline_told  INTEGER                              -- the value people were told of; NULL: that there is one
) STRICT;
