"""The tables that findings are asked by, filled anew from their rows."""

from dragoman.record.connection import Database

_TABLES = ("finding_index", "finding_actor", "finding_report")
#: Each says what it takes from the rows of one kind; the schema's 0006 filled older records the same way.
_FILLS = (
    """
INSERT INTO finding_index
SELECT kind, position, ifnull(json_extract(row, '$.type'), ''), json_extract(row, '$.status'),
    nullif(json_extract(row, '$.earliest'), ''), nullif(json_extract(row, '$.latest'), ''),
    ifnull(json_extract(row, '$.origins'), 1), ifnull(json_extract(row, '$.origins'), 1), NULL
FROM finding WHERE kind = 'occurrences'
    """,
    """
INSERT INTO finding_index
SELECT kind, position, ifnull(json_extract(row, '$.kind'), ''), NULL, NULL, NULL,
    ifnull(json_extract(row, '$.weight'), 0),
    (SELECT count(DISTINCT json_extract(value, '$.origin')) FROM json_each(row, '$.versions')), NULL
FROM finding WHERE kind = 'disagreements'
    """,
    """
INSERT INTO finding_index
SELECT finding.kind, position, CASE WHEN json_extract(row, '$.late') THEN 'late'
    ELSE ifnull(json_extract(row, '$.outcome'), '') END, NULL,
    CASE WHEN ifnull(json_extract(fact, '$.due'), json_extract(fact, '$.latest')) IS NOT NULL THEN claim.earliest END,
    CASE WHEN ifnull(json_extract(fact, '$.due'), json_extract(fact, '$.latest')) IS NOT NULL THEN claim.latest END,
    ifnull(json_array_length(row, '$.resolved_by'), 0), 1, json_extract(row, '$.by')
FROM finding LEFT JOIN claim ON claim.id = json_extract(row, '$.claim') WHERE finding.kind = 'expectations'
    """,
    """
INSERT INTO finding_index
SELECT kind, position, ifnull(json_extract(row, '$.origin'), ''), NULL, NULL, NULL,
    ifnull(json_array_length(row, '$.reports'), 1), ifnull(json_array_length(row, '$.reports'), 1), NULL
FROM finding WHERE kind = 'origins'
    """,
    """
INSERT INTO finding_index
SELECT kind, position, '', NULL, NULL, NULL,
    ifnull(json_array_length(row, '$.claims'), 0), ifnull(json_array_length(row, '$.reports'), 1), NULL
FROM finding WHERE kind = 'persons'
    """,
    """
INSERT OR IGNORE INTO finding_actor
SELECT value, kind, position, 'source' FROM finding, json_each(row, '$.source') WHERE kind = 'occurrences'
UNION SELECT value, kind, position, 'target' FROM finding, json_each(row, '$.target') WHERE kind = 'occurrences'
    """,
    """
INSERT OR IGNORE INTO finding_actor
SELECT code, finding.kind, finding.position, role FROM finding, json_each(row, '$.versions') AS side
JOIN claim_actor ON claim_actor.claim IN (json_extract(side.value, '$.claim'), json_extract(side.value, '$.base'))
WHERE finding.kind = 'disagreements'
    """,
    """
INSERT OR IGNORE INTO finding_actor
SELECT code, finding.kind, finding.position, role FROM finding
JOIN claim_actor ON claim_actor.claim = json_extract(row, '$.claim') WHERE finding.kind = 'expectations'
    """,
    """
INSERT OR IGNORE INTO finding_report
SELECT json_extract(value, '$.report'), kind, position FROM finding, json_each(row, '$.reports')
WHERE kind = 'occurrences'
UNION SELECT json_extract(value, '$.report'), kind, position FROM finding, json_each(row, '$.versions')
WHERE kind = 'disagreements'
UNION SELECT json_extract(row, '$.report'), kind, position FROM finding WHERE kind = 'expectations'
    """,
)


def index_findings(database: Database) -> None:
    """Fill the tables from all findings; to be called in the transaction that changed these."""
    for table in _TABLES:
        database.execute(f"DELETE FROM {table}")
    for statement in _FILLS:
        database.execute(statement)
