-- Decisions carry named values: what a correction changed, which claims stand apart, a rating's letter.

ALTER TABLE decision ADD COLUMN detail TEXT NOT NULL DEFAULT '[]';  -- JSON: pairs of name and value

DROP TRIGGER decision_stays;
CREATE TRIGGER decision_stays BEFORE UPDATE ON decision
WHEN OLD.revoked IS NOT NULL OR NEW.revoked IS NULL
    OR (OLD.id, OLD.question, OLD.verdict, OLD.decider, OLD.why, OLD.made, OLD.subject, OLD.detail)
    IS NOT (NEW.id, NEW.question, NEW.verdict, NEW.decider, NEW.why, NEW.made, NEW.subject, NEW.detail)
BEGIN SELECT RAISE (ABORT, 'a decision may be revoked once and not changed'); END;
