-- How many searches can be seen.
-- in: (none)          gives: n
SELECT coalesce(sum(taken_in), 0) AS n FROM import WHERE state = 'complete'
