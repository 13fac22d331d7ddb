-- Alerts that were closed after somebody had acted on them, and for which nothing says where in the
-- digital evidence system the hit lies, or under which case number.
-- in: (none)          gives: subject, what
SELECT a.id AS subject,
       CASE WHEN COALESCE (a.evidence, '') <> '' THEN 'no case number'
            WHEN COALESCE (a.case_number, '') <> '' THEN 'no reference to the evidence'
            ELSE 'no reference to the evidence and no case number' END AS what
  FROM alert a
 WHERE a.closed_at IS NOT NULL
   AND (COALESCE (a.evidence, '') = '' OR COALESCE (a.case_number, '') = '')
   AND EXISTS (SELECT 1 FROM alert_action x WHERE x.alert = a.id)
