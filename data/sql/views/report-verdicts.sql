-- How the items of an audit were judged; a verdict that nobody gave is there with 0.
-- in: audit          gives: id, verdict, drawn, chosen, meaning
WITH verdict (id, verdict, meaning) AS (
  SELECT 1, 'compliant', 'meets what the policy asks'
   UNION ALL SELECT 2, 'not-compliant', 'does not meet it'
   UNION ALL SELECT 3, 'data-error', 'the record is wrong and is to be corrected'
   UNION ALL SELECT 4, 'undetermined', 'could not be judged; in the limit it counts as not compliant'
   UNION ALL SELECT 5, 'not judged', 'nobody has decided yet'
)
SELECT v.id, v.verdict,
       COUNT (CASE WHEN i.origin = 'random' THEN 1 END) AS drawn,
       COUNT (CASE WHEN i.origin = 'judgmental' THEN 1 END) AS chosen, v.meaning
  FROM verdict v
  LEFT JOIN audit_item i ON i.audit = :audit AND COALESCE (i.verdict, 'not judged') = v.verdict
 GROUP BY v.id, v.verdict, v.meaning
 ORDER BY v.id
