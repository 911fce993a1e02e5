-- What is done once a day, and when it was last done.
CREATE TABLE routines (
    name    TEXT    PRIMARY KEY,
    day     TEXT    NOT NULL,                          -- the local date it was done for: 2026-11-21
    done_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
