-- How each feed is doing in the long run, and what people were told of it.
CREATE TABLE health (
    feed_id    TEXT    PRIMARY KEY,
    health     TEXT    NOT NULL CHECK (health IN ('ok', 'failing', 'blocked', 'empty', 'stale')),
    since      INTEGER,
    told       TEXT    NOT NULL CHECK (told IN ('ok', 'failing', 'blocked', 'empty', 'stale')),
    told_since INTEGER,
    bad_polls  INTEGER NOT NULL,                       -- in a row
    bad_since  INTEGER,                                -- when the first of them was
    last_bad   INTEGER,
    good_polls INTEGER NOT NULL,                       -- in a row
    strip      TEXT    NOT NULL                        -- the last polls, a letter each
) STRICT, WITHOUT ROWID;
CREATE INDEX health_to_tell ON health (feed_id) WHERE health <> told;
