-- The bytes that reports were read from, once each however many reports they hold. Kept only where the text does not give
-- them back; what a report's bytes were, it says itself (report.about).

CREATE TABLE original (
    sha256 TEXT NOT NULL PRIMARY KEY,  -- of the bytes, unpacked
    packed BLOB NOT NULL  -- zlib
) WITHOUT ROWID;

-- Which bytes at which place (a path, an address) gave which reports, so that they need not be read again.
CREATE TABLE reading (
    place TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    report TEXT NOT NULL REFERENCES report (id),
    PRIMARY KEY (place, sha256, report)
) WITHOUT ROWID;

-- What following feeds has to remember; it may be forgotten without loss, and is no evidence of anything.
CREATE TABLE followed (
    source TEXT NOT NULL PRIMARY KEY,  -- a feed's address
    etag TEXT NOT NULL,
    modified TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE entry (
    source TEXT NOT NULL,
    key TEXT NOT NULL,  -- the entry's id or link
    stamp TEXT NOT NULL,  -- what changes when the entry does
    tries INTEGER NOT NULL,  -- how often its page was asked for in vain; 0 where it was read
    PRIMARY KEY (source, key)
) WITHOUT ROWID;

CREATE TRIGGER original_stays BEFORE UPDATE ON original BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER original_kept BEFORE DELETE ON original BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER original_once BEFORE INSERT ON original WHEN EXISTS (SELECT 1 FROM original WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
