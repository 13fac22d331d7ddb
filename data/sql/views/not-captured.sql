-- What the searches of a period don't say, field by field: how many cells are in each state.
-- in: from until          gives: field, value, empty, placeholder, not_exported, masked, redacted
WITH cell AS (
  SELECT 'Reason' AS field, r.state, COUNT(*) AS n
    FROM v_own_search s JOIN reason r ON r.id = s.reason
   WHERE s.at >= :from AND s.at < :until GROUP BY r.state
   UNION ALL
  SELECT 'Case number', c.state, COUNT(*)
    FROM v_own_search s JOIN case_number c ON c.id = s.case_number
   WHERE s.at >= :from AND s.at < :until GROUP BY c.state
   UNION ALL
  SELECT 'Plate', p.state, COUNT(*)
    FROM v_own_search s JOIN plate p ON p.id = s.plate
   WHERE s.at >= :from AND s.at < :until GROUP BY p.state
   UNION ALL
  SELECT 'Account', a.state, COUNT(*)
    FROM v_own_search s JOIN account a ON a.id = s.account
   WHERE s.at >= :from AND s.at < :until GROUP BY a.state
   UNION ALL
  SELECT 'Organisation', o.state, COUNT(*)
    FROM v_own_search s JOIN organisation o ON o.id = s.organisation
   WHERE s.at >= :from AND s.at < :until GROUP BY o.state
   UNION ALL
  SELECT 'Type', t.state, COUNT(*)
    FROM v_own_search s JOIN search_type t ON t.id = s.type
   WHERE s.at >= :from AND s.at < :until GROUP BY t.state
   UNION ALL
  SELECT 'Offense', e.state, COUNT(*)
    FROM v_own_search s JOIN offense e ON e.id = s.offense
   WHERE s.at >= :from AND s.at < :until GROUP BY e.state
)
SELECT ROW_NUMBER () OVER (ORDER BY field) AS id, field,
       SUM (CASE WHEN state = 0 THEN n ELSE 0 END) AS value,
       SUM (CASE WHEN state = 1 THEN n ELSE 0 END) AS empty,
       SUM (CASE WHEN state = 5 THEN n ELSE 0 END) AS placeholder,
       SUM (CASE WHEN state = 2 THEN n ELSE 0 END) AS not_exported,
       SUM (CASE WHEN state = 3 THEN n ELSE 0 END) AS masked,
       SUM (CASE WHEN state = 4 THEN n ELSE 0 END) AS redacted
  FROM cell
 GROUP BY field
 ORDER BY field
