-- What is counted by actor and by pair stands in the order in which it is counted, with the claim's own columns beside
-- it: a count walks one table once, and joins and sorts nothing.

ALTER TABLE claim_actor ADD COLUMN number INTEGER;
ALTER TABLE claim_actor ADD COLUMN report TEXT;
ALTER TABLE claim_actor ADD COLUMN kind TEXT;
ALTER TABLE claim_actor ADD COLUMN type TEXT;
ALTER TABLE claim_actor ADD COLUMN status TEXT;
ALTER TABLE claim_actor ADD COLUMN earliest TEXT;
ALTER TABLE claim_actor ADD COLUMN latest TEXT;

-- What was recorded before gets its columns once.
DROP TRIGGER actor_stays;
UPDATE claim_actor SET (number, report, kind, type, status, earliest, latest) = (
    SELECT number, report, kind, type, status, earliest, latest FROM claim WHERE claim.id = claim_actor.claim
);
CREATE TRIGGER actor_stays BEFORE UPDATE ON claim_actor BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;

-- Acts and ties by the two actors they are between, the codes in order, whichever way they run.
CREATE TABLE claim_pair (
    kind TEXT NOT NULL,
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    type TEXT NOT NULL,
    id TEXT NOT NULL REFERENCES claim (id),
    number INTEGER NOT NULL,
    report TEXT NOT NULL,
    status TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    polarity INTEGER,
    until TEXT,
    PRIMARY KEY (kind, one, other, type, id)
) WITHOUT ROWID;
INSERT OR IGNORE INTO claim_pair
SELECT claim.kind, min(a.code, b.code), max(a.code, b.code), claim.type, claim.id, claim.number, claim.report,
    claim.status, claim.earliest, claim.latest, claim.polarity, claim.until
FROM claim JOIN claim_actor AS a ON a.claim = claim.id AND a.role = 'source'
JOIN claim_actor AS b ON b.claim = claim.id AND b.role = 'target'
WHERE claim.kind IN ('event', 'tie') AND claim.type IS NOT NULL AND a.code <> b.code;

-- Claims of a report, with what counts by outlet filter by.
DROP INDEX claim_report_kind;
CREATE INDEX claim_told ON claim (report, kind, id, type, status, earliest, latest);

-- Findings that are no more, by their parts: whoever kept an address is led to what took them over.
CREATE TABLE finding_former (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    part TEXT NOT NULL,
    PRIMARY KEY (id, part)
) WITHOUT ROWID;
