-- To ask whether a word occurs, its first place is enough. The table by rows read all places of a word to count them:
-- 17 ms for a word of 60,000 articles, instead of 0.1.
DROP TABLE vocabulary;
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (search, instance);
