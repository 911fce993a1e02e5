-- Times are integers: microseconds since 1970-01-01 UTC. Lists and mappings are JSON.

-- What polling has taught us about a feed. A row appears with its first poll; feeds.toml says which feeds there are.
CREATE TABLE feeds (
    id                  TEXT    PRIMARY KEY,
    publisher           TEXT    NOT NULL,              -- as of its last poll
    etag                BLOB    NOT NULL DEFAULT x'',  -- as the server sent it, byte for byte
    last_modified       BLOB    NOT NULL DEFAULT x'',
    body_hash           BLOB    NOT NULL DEFAULT x'',  -- of the last document that was read
    polls               INTEGER NOT NULL,
    failures            INTEGER NOT NULL,              -- in a row
    last_poll           INTEGER NOT NULL,
    last_ok             INTEGER,                       -- NULL: no poll has succeeded yet
    last_new            INTEGER,
    next_due            INTEGER NOT NULL,
    failure_kind        TEXT,                          -- NULL: the last poll went well
    failure_reason      TEXT    NOT NULL DEFAULT '',
    failure_status      INTEGER NOT NULL DEFAULT 0,
    failure_retry_after REAL,                          -- seconds
    remark              TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- One row a page, whichever feeds brought it. Kept narrow: lists and counts read no text.
CREATE TABLE articles (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,      -- what people type; never given twice
    page_key   TEXT    NOT NULL UNIQUE,                -- canonical address of the page
    feed_id    TEXT    NOT NULL REFERENCES feeds (id) DEFERRABLE INITIALLY DEFERRED,  -- brought it first
    publisher  TEXT    NOT NULL,
    url        TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    published  INTEGER,
    first_seen INTEGER NOT NULL,
    backlog    INTEGER NOT NULL CHECK (backlog IN (0, 1)),  -- was old news at the feed's first poll
    state      TEXT    NOT NULL CHECK (state IN ('pending', 'done', 'done_from_feed', 'failed')),
    reason     TEXT    NOT NULL DEFAULT '',
    attempts   INTEGER NOT NULL DEFAULT 0,
    next_try   INTEGER,                                -- NULL: at once when pending, else never
    rereads    INTEGER NOT NULL DEFAULT 0,             -- how often a judged one was opened again: its feed changed it
    judged_at  INTEGER,
    story      INTEGER                                 -- id of the story's first article; NULL before it is judged
) STRICT;
CREATE INDEX articles_unfinished ON articles (publisher, next_try) WHERE state = 'pending' OR next_try IS NOT NULL;
CREATE INDEX articles_by_feed ON articles (feed_id, first_seen);
CREATE INDEX articles_by_time ON articles (first_seen, state);
CREATE INDEX articles_by_publisher ON articles (publisher);
CREATE INDEX articles_by_story ON articles (story);

-- Which entry of which feed is which article.
CREATE TABLE sightings (
    id         INTEGER PRIMARY KEY,
    feed_id    TEXT    NOT NULL REFERENCES feeds (id) DEFERRABLE INITIALLY DEFERRED,
    identity   TEXT    NOT NULL,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    first_seen INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL,                       -- changes at every poll, hence the texts in a table apart
    UNIQUE (feed_id, identity)
) STRICT;
CREATE INDEX sightings_by_article ON sightings (article_id);

-- What the feed said in that entry when the article was judged, or says now while it is to be worked on.
CREATE TABLE items (
    sighting_id    INTEGER PRIMARY KEY REFERENCES sightings (id) ON DELETE CASCADE,
    url            TEXT    NOT NULL,
    title          TEXT    NOT NULL,
    summary        TEXT    NOT NULL,
    content        TEXT    NOT NULL,
    published      INTEGER,
    published_text TEXT    NOT NULL
) STRICT;

-- The article as it was read.
CREATE TABLE texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    lead       TEXT    NOT NULL,
    body       TEXT    NOT NULL,                       -- [paragraph, …]
    removed    TEXT    NOT NULL,                       -- [{text, cls, rule, reason, number}, …]
    metadata   TEXT    NOT NULL,                       -- {name: text, …}
    quality    TEXT    NOT NULL,
    lines      BLOB    NOT NULL                        -- before cleaning: zlib of [{text, number, …}, …]
) STRICT;

-- The page as it was fetched, decoded: zlib of UTF-8.
CREATE TABLE pages (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    page       BLOB    NOT NULL,
    kept_until INTEGER                                 -- NULL: as long as the article
) STRICT;
CREATE INDEX pages_by_age ON pages (kept_until) WHERE kept_until IS NOT NULL;

-- What each topic says of an article.
CREATE TABLE verdicts (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    topic      TEXT    NOT NULL,
    level      TEXT    NOT NULL CHECK (level IN ('match', 'mention', 'none')),
    score      INTEGER NOT NULL,
    match_at   INTEGER NOT NULL,
    mention_at INTEGER NOT NULL,
    evidence   TEXT    NOT NULL,                       -- [{rule, points, zone, sentence, text, terms}, …]
    highlights TEXT    NOT NULL,                       -- [{zone, start, end}, …]
    cues       TEXT    NOT NULL,                       -- [group, …]
    capped_by  TEXT    NOT NULL,
    first_seen INTEGER NOT NULL,                       -- the article's, which never changes: lists are one index scan
    to_show    INTEGER NOT NULL CHECK (to_show IN (0, 1)),
    PRIMARY KEY (article_id, topic)
) STRICT;
CREATE INDEX verdicts_by_level ON verdicts (level, first_seen DESC, article_id DESC, topic);
CREATE INDEX verdicts_by_time ON verdicts (first_seen DESC, article_id DESC, topic);
CREATE INDEX verdicts_to_show ON verdicts (article_id) WHERE to_show = 1;

-- What was announced. Apart from `verdicts`, because those are replaced when an article is judged again.
CREATE TABLE shown (
    article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    topic      TEXT    NOT NULL,
    shown_at   INTEGER NOT NULL,
    PRIMARY KEY (article_id, topic)
) STRICT, WITHOUT ROWID;

-- The shingles of an article's text, all of them, packed.
CREATE TABLE fingerprints (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    shingles   BLOB    NOT NULL,                       -- sorted 64-bit little-endian integers
    first_seen INTEGER NOT NULL                        -- the article's: dropped when too old for a copy to follow
) STRICT;
CREATE INDEX fingerprints_by_age ON fingerprints (first_seen);

-- Which articles a shingle stands in; a sample of all shingles.
CREATE TABLE shingles (
    shingle    INTEGER NOT NULL,
    article_id INTEGER NOT NULL,                       -- no reference: enforcing it would need a second index as large
    PRIMARY KEY (shingle, article_id)
) STRICT, WITHOUT ROWID;
