-- What is remembered of hosts, to tell their furniture from text.
CREATE TABLE host_articles (
    host       TEXT    NOT NULL,                       -- registrable domain
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    seen       INTEGER NOT NULL,
    lines      BLOB    NOT NULL,                       -- zlib of 64-bit integers: line key, number of words, words …
    PRIMARY KEY (host, article_id)
) STRICT;
CREATE INDEX host_articles_by_article ON host_articles (article_id);

-- Lines that stand on pages which have nothing else in common.
CREATE TABLE host_lines (
    host        TEXT    NOT NULL,
    key         INTEGER NOT NULL,
    text        TEXT    NOT NULL,
    articles    INTEGER NOT NULL,                      -- on so many of …
    of_articles INTEGER NOT NULL,                      -- … so many remembered pages
    overlap     REAL    NOT NULL,                      -- what the rests of those pages share
    first_seen  INTEGER NOT NULL,
    last_seen   INTEGER NOT NULL,
    pinned      INTEGER NOT NULL CHECK (pinned IN (0, 1)),  -- somebody said that it is text
    PRIMARY KEY (host, key)
) STRICT, WITHOUT ROWID;
