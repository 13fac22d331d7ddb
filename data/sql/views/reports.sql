-- The reports that were written from this book.
-- in: (none)          gives: a written report
SELECT r.id, r.report, r.period, r.audit, r.file, r.sha256, r.who, r.at
  FROM report_file r
 ORDER BY r.id DESC
