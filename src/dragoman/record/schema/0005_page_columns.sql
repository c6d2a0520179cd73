-- What pages list and count by stands in columns beside the facts, and in indexes that hold all that counting needs.
-- The columns are filled by the writer: under trusted_schema = OFF no trigger or index may look into JSON itself.

ALTER TABLE claim ADD COLUMN place TEXT;
ALTER TABLE claim ADD COLUMN polarity INTEGER;
ALTER TABLE claim ADD COLUMN until TEXT;

-- What was recorded before gets its columns once.
DROP TRIGGER claim_stays;
UPDATE claim SET
    place = json_extract(fact, '$.place'), polarity = json_extract(fact, '$.polarity'),
    until = json_extract(fact, '$.until');
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;

CREATE INDEX claim_brief ON claim (
    id, kind, type, status, earliest, latest, report, start, stop, number, place, polarity, until
);
CREATE INDEX claim_counted ON claim (
    kind, type, status, earliest, latest, report, number, id, place, polarity, until
);
CREATE INDEX claim_newest ON claim (
    ifnull(latest, '') DESC, report, start, stop, id, kind, type, status, earliest, latest
);
CREATE INDEX claim_oldest ON claim (
    ifnull(earliest, '9999-12-31'), report, start, stop, id, kind, type, status, earliest, latest
);
CREATE INDEX report_published ON report (id, latest, earliest);
