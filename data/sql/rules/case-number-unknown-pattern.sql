-- Case numbers that don't look like any of the agency's.
-- in: policy from until          gives: subject, what
--
-- A case number's shape is its normal form with every digit as 9 (C25-12345: C99-99999); the
-- policy's list `case-patterns` holds LIKE patterns of shapes ("C99-9999%"), compared as they
-- were written. A policy without patterns finds nothing: any number will do then.
--
-- There are few shapes, so they are compared, not the numbers. The numbers that fit nothing are
-- joined, not asked with IN: SQLite then puts a Bloom filter before the look-up, which nearly
-- every row fails (2,000,000 rows: 0.2 s in place of 0.4 s).
WITH odd_shape AS MATERIALIZED (
  SELECT d.shape
    FROM (SELECT DISTINCT c.shape FROM case_number c WHERE c.state = 0) d
   WHERE EXISTS (SELECT 1 FROM policy_list p
                  WHERE p.policy = :policy AND p.list = 'case-patterns')
     AND NOT EXISTS (SELECT 1 FROM policy_list p
                      WHERE p.policy = :policy AND p.list = 'case-patterns'
                        AND d.shape LIKE p.label)
),
odd AS MATERIALIZED (
  SELECT c.id, c.text FROM case_number c
   WHERE c.state = 0 AND c.shape IN (SELECT shape FROM odd_shape)
)
SELECT s.id AS subject, 'case number of no known pattern: ' || o.text AS what
  FROM v_own_search s
  JOIN odd o ON o.id = s.case_number
 WHERE (s.flags & 12) = 0
   AND s.at >= :from AND s.at < :until
