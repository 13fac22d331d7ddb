-- How hot-list files are written.
-- in: (none)          gives: value, label
SELECT 'csv' AS value, 'table with headings (CSV, XLSX)' AS label
UNION ALL
SELECT 'rekor' AS value, 'Rekor or OpenALPR (CSV)' AS label
UNION ALL
SELECT 'ncic' AS value, 'NCIC extract (fixed width)' AS label
UNION ALL
SELECT 'svs' AS value, 'California DOJ SVS (fixed width)' AS label
UNION ALL
SELECT 'genetec' AS value, 'Genetec AutoVu' AS label
