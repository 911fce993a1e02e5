-- Full-text search over folded texts. The index keeps no text of its own (contentless): a text that changes is indexed
-- anew as another document; see `indexing` for how the old one is taken out.
CREATE VIRTUAL TABLE search USING fts5 (title, lead, body, content = '', tokenize = 'unicode61 remove_diacritics 0', prefix = '3');

-- The words in it: of the many spellings of a term only those that occur are asked for.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, row);

CREATE TABLE indexed (
    document   INTEGER PRIMARY KEY AUTOINCREMENT,      -- rowid in `search`; never given twice
    article_id INTEGER NOT NULL UNIQUE REFERENCES articles (id) ON DELETE CASCADE,
    text_hash  BLOB    NOT NULL                        -- of what was indexed: the same text is not indexed again
) STRICT;
