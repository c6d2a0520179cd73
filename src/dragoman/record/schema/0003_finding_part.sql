-- Which findings a claim, or of origins a report, is part of, so that a dossier reads those of its own and not all.

CREATE TABLE finding_part (
    part TEXT NOT NULL,
    kind TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (part, kind, position)
) WITHOUT ROWID;

-- Claims of one kind in a report, and their ids, without reading the claims themselves.
CREATE INDEX claim_report_kind ON claim (report, kind, id);
