-- Names in audit files that are no account on record, or could be several people's. A suggestion is an
-- account with the same last word and first letter; nobody takes it but by hand.
-- in: (none)          gives: a name
SELECT MIN (a.id) AS id, MIN (a.text) AS name, a.norm,
       SUM (d.searches) AS searches, MIN (d.day) AS first_day, MAX (d.day) AS last_day,
       CASE WHEN EXISTS (SELECT 1 FROM account_name n WHERE n.norm = a.norm) THEN 'ambiguous'
            ELSE 'unknown' END AS state,
       (SELECT MIN (v.name) FROM vendor_account v
         WHERE v.norm LIKE SUBSTR (a.norm, 1, 1) || '%' AND v.closed_at IS NULL
           AND v.norm LIKE '% ' || REPLACE (a.norm, RTRIM (a.norm, REPLACE (a.norm, ' ', '')), ''))
         AS suggestion,
       'name nobody' AS acts
  FROM account a
  JOIN v_own_search_day d ON d.account = a.id
 WHERE a.state = 0
   AND NOT EXISTS (SELECT 1 FROM account_name n WHERE n.norm = a.norm AND n.origin = 'nobody')
   AND a.id NOT IN (SELECT k.account FROM v_known_account k)
 GROUP BY a.norm
 ORDER BY searches DESC, name
