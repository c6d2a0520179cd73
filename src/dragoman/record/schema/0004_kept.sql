-- What reconciling worked out of single reports, so that the next process need not. Derived: it may be dropped without
-- loss, and what was made by other rules counts as not there.

CREATE TABLE kept (
    sha256 TEXT NOT NULL PRIMARY KEY,  -- of the report's text
    rules TEXT NOT NULL,  -- a hash of the code and vocabulary it follows from
    packed BLOB NOT NULL  -- zlib
) WITHOUT ROWID;
