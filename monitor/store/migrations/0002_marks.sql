-- The analyst's own marks. None of it is ever changed by polling, cleaning or judging.
CREATE TABLE marks (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    starred    INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    hidden     INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1)),
    note       TEXT    NOT NULL DEFAULT '',
    marked_at  INTEGER NOT NULL
) STRICT;

-- What an article really is under a topic, in the analyst's eyes.
CREATE TABLE labels (
    article_id  INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    topic       TEXT    NOT NULL,
    label       TEXT    NOT NULL CHECK (label IN ('relevant', 'mention', 'irrelevant')),
    labelled_at INTEGER NOT NULL,
    PRIMARY KEY (article_id, topic)
) STRICT, WITHOUT ROWID;

-- Stories not to be told any more: `articles.story` of their articles.
CREATE TABLE muted (
    story    INTEGER PRIMARY KEY,
    muted_at INTEGER NOT NULL
) STRICT;

-- What `list --new` has shown, at the level it had then: a mention that becomes a match is new again.
CREATE TABLE looked_at (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    topic      TEXT    NOT NULL,
    level      TEXT    NOT NULL,
    looked_at  INTEGER NOT NULL,
    PRIMARY KEY (article_id, topic, level)
) STRICT, WITHOUT ROWID;
