-- The record: what was read (run, report, link, claim), what was decided (decision), what follows (finding).
-- Reports and claims are written once; the triggers at the end hold anyone to it who opens the file with SQLite.

CREATE TABLE run (
    id TEXT NOT NULL PRIMARY KEY,
    started TEXT NOT NULL,
    coder TEXT NOT NULL,
    settings TEXT NOT NULL  -- JSON, name to value
);

CREATE TABLE report (
    number INTEGER PRIMARY KEY,  -- the row of report_search
    id TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL,  -- of the text, UTF-8
    text TEXT NOT NULL,
    earliest TEXT,  -- the window of publication, as in `about`
    latest TEXT,
    about TEXT NOT NULL,  -- JSON: everything else that is known of the report, its zones included
    read_at TEXT NOT NULL,
    run TEXT NOT NULL REFERENCES run (id)
);

CREATE TABLE link (
    report TEXT NOT NULL REFERENCES report (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    mention TEXT NOT NULL,  -- JSON: the mention but for its place
    actors TEXT NOT NULL,  -- JSON: the codes meant
    score REAL NOT NULL,
    why TEXT NOT NULL
);
CREATE INDEX link_place ON link (report, start, stop);

CREATE TABLE claim (
    number INTEGER PRIMARY KEY,  -- the row of quote_search
    id TEXT NOT NULL UNIQUE,
    report TEXT NOT NULL REFERENCES report (id),
    kind TEXT NOT NULL,
    type TEXT,  -- an event's type, a tie's kind
    status TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    quote TEXT NOT NULL,
    earliest TEXT,  -- the days it is filed under; NULL is an open end
    latest TEXT,
    fact TEXT NOT NULL,  -- JSON: the claim itself; the columns above repeat it for filters and search
    run TEXT NOT NULL REFERENCES run (id)
);
CREATE INDEX claim_place ON claim (report, start, stop);

CREATE TABLE claim_actor (
    code TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claim (id),
    role TEXT NOT NULL,
    PRIMARY KEY (code, claim, role)
) WITHOUT ROWID;
CREATE INDEX claim_actor_claim ON claim_actor (claim, role, code);

CREATE TABLE issue (
    item TEXT NOT NULL,
    problem TEXT NOT NULL,
    remedy TEXT NOT NULL,
    run TEXT NOT NULL REFERENCES run (id),
    PRIMARY KEY (item, problem, remedy)
) WITHOUT ROWID;

CREATE TABLE decision (
    id TEXT NOT NULL PRIMARY KEY,
    question TEXT NOT NULL,
    verdict TEXT NOT NULL,
    decider TEXT NOT NULL,
    why TEXT NOT NULL,
    made TEXT NOT NULL,
    revoked TEXT,
    subject TEXT NOT NULL  -- JSON: the ids it is about
);

CREATE TABLE decision_subject (
    subject TEXT NOT NULL,
    decision TEXT NOT NULL REFERENCES decision (id),
    PRIMARY KEY (subject, decision)
) WITHOUT ROWID;

CREATE TABLE finding (
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    id TEXT NOT NULL UNIQUE,
    row TEXT NOT NULL,  -- JSON
    PRIMARY KEY (kind, position)
) WITHOUT ROWID;

-- "ILHAM", "Ilham" and "İlham" are one word to a reader who searches.
CREATE VIRTUAL TABLE report_search USING fts5 (
    text, content='report', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quote_search USING fts5 (
    quote, content='claim', content_rowid='number', tokenize='unicode61 remove_diacritics 2'
);

CREATE TRIGGER run_stays BEFORE UPDATE ON run BEGIN SELECT RAISE (ABORT, 'runs are append-only'); END;
CREATE TRIGGER run_kept BEFORE DELETE ON run BEGIN SELECT RAISE (ABORT, 'runs are append-only'); END;
CREATE TRIGGER report_stays BEFORE UPDATE ON report BEGIN SELECT RAISE (ABORT, 'reports are append-only'); END;
CREATE TRIGGER report_kept BEFORE DELETE ON report BEGIN SELECT RAISE (ABORT, 'reports are append-only'); END;
CREATE TRIGGER link_stays BEFORE UPDATE ON link BEGIN SELECT RAISE (ABORT, 'links are append-only'); END;
CREATE TRIGGER link_kept BEFORE DELETE ON link BEGIN SELECT RAISE (ABORT, 'links are append-only'); END;
CREATE TRIGGER claim_stays BEFORE UPDATE ON claim BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER claim_kept BEFORE DELETE ON claim BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER actor_stays BEFORE UPDATE ON claim_actor BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER actor_kept BEFORE DELETE ON claim_actor BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER decision_kept BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are revoked, not deleted'); END;
CREATE TRIGGER subject_stays BEFORE UPDATE ON decision_subject
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER subject_kept BEFORE DELETE ON decision_subject
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;

-- Once revoked, and nothing but the revocation.
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN OLD.revoked IS NOT NULL OR NEW.revoked IS NULL
    OR (OLD.id, OLD.question, OLD.verdict, OLD.decider, OLD.why, OLD.made, OLD.subject)
    IS NOT (NEW.id, NEW.question, NEW.verdict, NEW.decider, NEW.why, NEW.made, NEW.subject)
BEGIN SELECT RAISE (ABORT, 'a decision may be revoked once and not changed'); END;

-- INSERT OR REPLACE deletes without asking the triggers above, so it is stopped before it starts.
CREATE TRIGGER run_once BEFORE INSERT ON run WHEN EXISTS (SELECT 1 FROM run WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'runs are append-only'); END;
CREATE TRIGGER report_once BEFORE INSERT ON report
WHEN EXISTS (SELECT 1 FROM report WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE (ABORT, 'reports are append-only'); END;
CREATE TRIGGER claim_once BEFORE INSERT ON claim
WHEN EXISTS (SELECT 1 FROM claim WHERE id = NEW.id OR number = NEW.number)
BEGIN SELECT RAISE (ABORT, 'claims are append-only'); END;
CREATE TRIGGER decision_once BEFORE INSERT ON decision WHEN EXISTS (SELECT 1 FROM decision WHERE id = NEW.id)
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
