-- The figures of the statistics.
-- in: (none)          gives: value, label
SELECT 'matches' AS value, 'Matches of each list' AS label
UNION ALL
SELECT 'confirmed', 'Confirmed matches of each list'
UNION ALL
SELECT 'did not correlate', 'Matches of each list that did not correlate'
UNION ALL
SELECT 'manual entries', 'Plates entered by hand'
UNION ALL
SELECT 'manual matches', 'Matches of plates entered by hand'
UNION ALL
SELECT 'manual confirmed', 'Confirmed matches of plates entered by hand'
UNION ALL
SELECT 'manual did not correlate', 'Matches of plates entered by hand that did not correlate'
