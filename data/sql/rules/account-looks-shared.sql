-- Accounts that bear the name of a unit, so that nobody knows which person searched.
-- in: policy from until          gives: subject, what
-- counts: the searches of an account, so it can't be asked about one, and can't be a gate
--
-- The policy's list `unit-words` holds words and phrases ("unit", "dispatch", "real time crime
-- center"); one of them stands in the account's normal form as whole words. One finding an account
-- that searched in the period. Its subject is the account's first search in the book, so that the
-- finding stays the same one from period to period, and a judgement on it holds.
--
-- Read from the counts that intake keeps, a row a person and day.
SELECT MIN (d.first_search) AS subject,
       'account ' || MIN (a.text) || ': '
       || SUM (CASE WHEN d.day >= :from AND d.day < :until THEN d.searches ELSE 0 END)
       || ' searches in the period' AS what
  FROM v_own_search_day d
  JOIN account a ON a.id = d.account
 WHERE d.account IN (
         SELECT b.id FROM account b
          WHERE b.state = 0
            AND EXISTS (SELECT 1 FROM policy_list p
                         WHERE p.policy = :policy AND p.list = 'unit-words'
                           AND ' ' || b.norm || ' ' LIKE '% ' || p.item || ' %'))
 GROUP BY a.norm
HAVING SUM (CASE WHEN d.day >= :from AND d.day < :until THEN d.searches ELSE 0 END) > 0
