-- What was once stored and then pruned, so that it never comes back as new: see `retention`.
CREATE TABLE tombstones (
    key INTEGER PRIMARY KEY                            -- 63-bit hash of a page key, or of a feed and an identity in it
) STRICT;
