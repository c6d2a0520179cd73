-- Findings by what they are asked by: a label (type, kind, outcome), days, weight, actors. Triggers fill these tables
-- from the rows of `finding`, so that a page over 100,000 claims reads its own fifty rows and counts narrow ones.

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

CREATE TRIGGER finding_occurrence AFTER INSERT ON finding WHEN NEW.kind = 'occurrences'
BEGIN
    INSERT INTO finding_index
    SELECT NEW.kind, NEW.position, ifnull(json_extract(NEW.row, '$.type'), ''), json_extract(NEW.row, '$.status'),
        nullif(json_extract(NEW.row, '$.earliest'), ''), nullif(json_extract(NEW.row, '$.latest'), ''),
        ifnull(json_extract(NEW.row, '$.origins'), 1), ifnull(json_extract(NEW.row, '$.origins'), 1), NULL;
    INSERT OR IGNORE INTO finding_actor
    SELECT value, NEW.kind, NEW.position, 'source' FROM json_each(NEW.row, '$.source')
    UNION SELECT value, NEW.kind, NEW.position, 'target' FROM json_each(NEW.row, '$.target');
    INSERT OR IGNORE INTO finding_report
    SELECT json_extract(value, '$.report'), NEW.kind, NEW.position FROM json_each(NEW.row, '$.reports');
END;

CREATE TRIGGER finding_disagreement AFTER INSERT ON finding WHEN NEW.kind = 'disagreements'
BEGIN
    INSERT INTO finding_index
    SELECT NEW.kind, NEW.position, ifnull(json_extract(NEW.row, '$.kind'), ''), NULL, NULL, NULL,
        ifnull(json_extract(NEW.row, '$.weight'), 0),
        (SELECT count(DISTINCT json_extract(value, '$.origin')) FROM json_each(NEW.row, '$.versions')), NULL;
    INSERT OR IGNORE INTO finding_actor
    SELECT code, NEW.kind, NEW.position, role FROM json_each(NEW.row, '$.versions') AS side JOIN claim_actor
        ON claim_actor.claim IN (json_extract(side.value, '$.claim'), json_extract(side.value, '$.base'));
    INSERT OR IGNORE INTO finding_report
    SELECT json_extract(value, '$.report'), NEW.kind, NEW.position FROM json_each(NEW.row, '$.versions');
END;

CREATE TRIGGER finding_expectation AFTER INSERT ON finding WHEN NEW.kind = 'expectations'
BEGIN
    INSERT INTO finding_index
    SELECT NEW.kind, NEW.position, CASE WHEN json_extract(NEW.row, '$.late') THEN 'late'
            ELSE ifnull(json_extract(NEW.row, '$.outcome'), '') END, NULL,
        (SELECT earliest FROM claim WHERE id = json_extract(NEW.row, '$.claim')
            AND (json_extract(fact, '$.due') IS NOT NULL OR json_extract(fact, '$.latest') IS NOT NULL)),
        (SELECT latest FROM claim WHERE id = json_extract(NEW.row, '$.claim')
            AND (json_extract(fact, '$.due') IS NOT NULL OR json_extract(fact, '$.latest') IS NOT NULL)),
        ifnull(json_array_length(NEW.row, '$.resolved_by'), 0), 1, json_extract(NEW.row, '$.by');
    INSERT OR IGNORE INTO finding_actor SELECT code, NEW.kind, NEW.position, role FROM claim_actor
        WHERE claim = json_extract(NEW.row, '$.claim');
    INSERT OR IGNORE INTO finding_report SELECT json_extract(NEW.row, '$.report'), NEW.kind, NEW.position;
END;

CREATE TRIGGER finding_origin AFTER INSERT ON finding WHEN NEW.kind = 'origins'
BEGIN
    INSERT INTO finding_index
    SELECT NEW.kind, NEW.position, ifnull(json_extract(NEW.row, '$.origin'), ''), NULL, NULL, NULL,
        json_array_length(NEW.row, '$.reports'), json_array_length(NEW.row, '$.reports'), NULL;
END;

CREATE TRIGGER finding_gone AFTER DELETE ON finding
BEGIN
    DELETE FROM finding_index WHERE kind = OLD.kind AND position = OLD.position;
    DELETE FROM finding_actor WHERE kind = OLD.kind AND position = OLD.position;
    DELETE FROM finding_report WHERE kind = OLD.kind AND position = OLD.position;
END;

-- What a quantity measures, by which figures of many reports meet; whose reports there are.
CREATE INDEX report_outlet ON report (ifnull(json_extract(about, '$.outlet'), ''));
CREATE INDEX claim_measures ON claim (json_extract(fact, '$.measures')) WHERE kind = 'figure';

-- The findings that are there already pass the triggers once.
CREATE TEMPORARY TABLE finding_before AS SELECT * FROM finding;
DELETE FROM finding;
INSERT INTO finding SELECT * FROM finding_before;
DROP TABLE finding_before;
