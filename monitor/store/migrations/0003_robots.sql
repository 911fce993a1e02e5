-- What sites say about robots, for a day each.
CREATE TABLE robots (
    site           TEXT    PRIMARY KEY,                -- https://news.example
    rules          BLOB    NOT NULL,                   -- its robots.txt: zlib of UTF-8
    failure_kind   TEXT,                               -- NULL: it could be had, or there is none
    failure_reason TEXT    NOT NULL DEFAULT '',
    failure_status INTEGER NOT NULL DEFAULT 0,
    expires        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX robots_by_age ON robots (expires);
