-- Five thousand people, each with a badge.
-- in: (none)          gives: value, label, badge
WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 5000)
SELECT n AS value, 'Dana Person ' || n AS label, 'B-' || (n + 70000) AS badge FROM number
