-- Findings by what they are asked by: a label (type, kind, outcome), days, weight, actors, reports. These tables repeat
-- what the rows of `finding` say, so that a page over 100,000 claims reads its own fifty rows and counts narrow ones.
-- (No trigger fills them: SQLite runs no JSON function from the schema of a file that it does not trust.)

CREATE TABLE finding_index (
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    label TEXT NOT NULL,  -- an occurrence's type, a disagreement's kind, an expectation's outcome ("late" apart)
    status TEXT,
    earliest TEXT,  -- an occurrence's days; until when what is expected is due
    latest TEXT,
    weight REAL NOT NULL,  -- what the heaviest is first by
    origins INTEGER NOT NULL,  -- independent origins; of an origin the reports that share it
    who TEXT,  -- whose expectation it is
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;

CREATE TABLE finding_actor (
    code TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    side TEXT NOT NULL,  -- source or target of an occurrence; else the role in a claim of the finding
    PRIMARY KEY (code, kind, position, side)
) WITHOUT ROWID;
CREATE INDEX finding_actor_place ON finding_actor (kind, position, code, side);

CREATE TABLE finding_report (
    report TEXT NOT NULL,  -- one that the finding rests on
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (report, kind, position)
) WITHOUT ROWID;
CREATE INDEX finding_report_place ON finding_report (kind, position);

-- What a figure measures, by which those of many reports meet, and whose report each is; both as the claim and the
-- report have it, empty where nothing is known.
CREATE TABLE claim_measure (
    measures TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (measures, claim)
) WITHOUT ROWID;
INSERT INTO claim_measure SELECT ifnull(json_extract(fact, '$.measures'), ''), id FROM claim WHERE kind = 'figure';

CREATE TABLE report_outlet (
    report TEXT NOT NULL PRIMARY KEY REFERENCES report (id),
    outlet TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX report_outlet_name ON report_outlet (outlet, report);
INSERT INTO report_outlet SELECT id, ifnull(json_extract(about, '$.outlet'), '') FROM report;

-- Fill them from what is there; record/indexing.py does the same whenever findings are found anew.
INSERT INTO finding_index
SELECT kind, position, ifnull(json_extract(row, '$.type'), ''), json_extract(row, '$.status'),
    nullif(json_extract(row, '$.earliest'), ''), nullif(json_extract(row, '$.latest'), ''),
    ifnull(json_extract(row, '$.origins'), 1), ifnull(json_extract(row, '$.origins'), 1), NULL
FROM finding WHERE kind = 'occurrences';

INSERT INTO finding_index
SELECT kind, position, ifnull(json_extract(row, '$.kind'), ''), NULL, NULL, NULL,
    ifnull(json_extract(row, '$.weight'), 0),
    (SELECT count(DISTINCT json_extract(value, '$.origin')) FROM json_each(row, '$.versions')), NULL
FROM finding WHERE kind = 'disagreements';

INSERT INTO finding_index
SELECT finding.kind, position, CASE WHEN json_extract(row, '$.late') THEN 'late'
    ELSE ifnull(json_extract(row, '$.outcome'), '') END, NULL,
    CASE WHEN ifnull(json_extract(fact, '$.due'), json_extract(fact, '$.latest')) IS NOT NULL THEN claim.earliest END,
    CASE WHEN ifnull(json_extract(fact, '$.due'), json_extract(fact, '$.latest')) IS NOT NULL THEN claim.latest END,
    ifnull(json_array_length(row, '$.resolved_by'), 0), 1, json_extract(row, '$.by')
FROM finding LEFT JOIN claim ON claim.id = json_extract(row, '$.claim') WHERE finding.kind = 'expectations';

INSERT INTO finding_index
SELECT kind, position, ifnull(json_extract(row, '$.origin'), ''), NULL, NULL, NULL,
    ifnull(json_array_length(row, '$.reports'), 1), ifnull(json_array_length(row, '$.reports'), 1), NULL
FROM finding WHERE kind = 'origins';

INSERT INTO finding_index
SELECT kind, position, '', NULL, NULL, NULL,
    ifnull(json_array_length(row, '$.claims'), 0), ifnull(json_array_length(row, '$.reports'), 1), NULL
FROM finding WHERE kind = 'persons';

INSERT OR IGNORE INTO finding_actor
SELECT value, kind, position, 'source' FROM finding, json_each(row, '$.source') WHERE kind = 'occurrences'
UNION SELECT value, kind, position, 'target' FROM finding, json_each(row, '$.target') WHERE kind = 'occurrences';

INSERT OR IGNORE INTO finding_actor
SELECT code, finding.kind, finding.position, role FROM finding, json_each(row, '$.versions') AS side
JOIN claim_actor ON claim_actor.claim IN (json_extract(side.value, '$.claim'), json_extract(side.value, '$.base'))
WHERE finding.kind = 'disagreements';

INSERT OR IGNORE INTO finding_actor
SELECT code, finding.kind, finding.position, role FROM finding
JOIN claim_actor ON claim_actor.claim = json_extract(row, '$.claim') WHERE finding.kind = 'expectations';

INSERT OR IGNORE INTO finding_report
SELECT json_extract(value, '$.report'), kind, position FROM finding, json_each(row, '$.reports')
WHERE kind = 'occurrences'
UNION SELECT json_extract(value, '$.report'), kind, position FROM finding, json_each(row, '$.versions')
WHERE kind = 'disagreements'
UNION SELECT json_extract(row, '$.report'), kind, position FROM finding WHERE kind = 'expectations';
