-- The files that an audit's population comes from.
-- in: audit          gives: file, sha256, searches, imported_at, who
SELECT i.id, i.file, i.sha256, f.searches, i.finished_at AS imported_at, i.who
  FROM audit_file f
  JOIN import i ON i.id = f.import
 WHERE f.audit = :audit
 ORDER BY i.id
