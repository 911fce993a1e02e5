-- Whether every text is findable. Since there is a search each text is stored and indexed in one transaction, so an index
-- that was complete once stays complete, and a search need not compare it with 100,000 articles first.
ALTER TABLE index_upkeep ADD COLUMN complete INTEGER NOT NULL DEFAULT 0 CHECK (complete IN (0, 1));
UPDATE index_upkeep SET complete = NOT EXISTS (
    SELECT 1 FROM texts WHERE NOT EXISTS (SELECT 1 FROM indexed WHERE indexed.article_id = texts.article_id)
);
