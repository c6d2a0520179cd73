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

CREATE TRIGGER original_stays BEFORE UPDATE ON original BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER original_kept BEFORE DELETE ON original BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
CREATE TRIGGER original_once BEFORE INSERT ON original WHEN EXISTS (SELECT 1 FROM original WHERE sha256 = NEW.sha256)
BEGIN SELECT RAISE (ABORT, 'originals are append-only'); END;
