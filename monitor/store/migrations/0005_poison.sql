-- Documents that cost a parser's child process.
CREATE TABLE poison (
    body_hash BLOB    PRIMARY KEY,
    reason    TEXT    NOT NULL,                        -- "no result after 10 s"
    at        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
