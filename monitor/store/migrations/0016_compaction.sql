-- What was taken out of the full-text index stays in its pages until they are written anew: see `indexing`.
CREATE TABLE index_upkeep (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    dead INTEGER NOT NULL                              -- texts taken out since
) STRICT;
INSERT INTO index_upkeep (one, dead) VALUES (1, 0);
