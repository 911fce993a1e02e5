-- Feeds that are not to be polled for a while. One that was never polled may be among them: no reference.
CREATE TABLE pauses (
    feed_id TEXT    PRIMARY KEY,
    since   INTEGER NOT NULL,
    until   INTEGER                                    -- NULL: until it is resumed
) STRICT, WITHOUT ROWID;
