-- How hot lists are written into files.
-- in: (none)          gives: value, label
SELECT 'csv' AS value, 'table with headings (CSV)' AS label
UNION ALL
SELECT 'rekor' AS value, 'Rekor or OpenALPR (CSV)' AS label
UNION ALL
SELECT 'genetec' AS value, 'Genetec AutoVu' AS label
