-- Hosts that asked, by Retry-After, to be left alone: until when. Kept so that the next run of cron obeys, too.
CREATE TABLE held_hosts (
    host       TEXT    PRIMARY KEY,                    -- registrable domain, or ip:port
    held_until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
