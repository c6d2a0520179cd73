-- Which findings a report is part of, so that a dossier reads those of its own reports and not all of them.

CREATE TABLE finding_report (
    report TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (report, kind, position)
) WITHOUT ROWID;

-- Claims of one kind in a report, and their ids, without reading the claims themselves.
CREATE INDEX claim_report_kind ON claim (report, kind, id);
