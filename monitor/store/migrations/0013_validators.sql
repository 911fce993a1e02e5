-- Whose the validators of a feed are, and when it last gave a whole document instead of "not modified".
ALTER TABLE feeds ADD COLUMN validators_of BLOB NOT NULL DEFAULT x'';  -- key of the address that gave them, not the address: it may hold a secret
ALTER TABLE feeds ADD COLUMN last_document INTEGER;
