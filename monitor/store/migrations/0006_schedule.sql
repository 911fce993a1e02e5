-- What scheduling remembers of a feed from poll to poll: its habits, hints, failures by weight, redirects. JSON that only
-- `monitor.schedule` reads; '' is nothing yet.
ALTER TABLE feeds ADD COLUMN schedule TEXT NOT NULL DEFAULT '';

-- What its owner should do about it, for people: it is gone, it has moved; '' for nothing.
ALTER TABLE feeds ADD COLUMN notice TEXT NOT NULL DEFAULT '';
