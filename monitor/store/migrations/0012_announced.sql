-- A digest asks what was announced in a span of time.
CREATE INDEX shown_by_time ON shown (shown_at);
