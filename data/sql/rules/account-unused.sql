-- Open accounts that nobody has used for long: neither the vendor nor the searches that came in
-- show a use since, and the account is older than that.
-- in: days within now          gives: subject, what, due
-- counts: and sorts the days of accounts, so it can't be a gate
WITH used AS MATERIALIZED (
  SELECT n.vendor_account, MAX (d.day) AS day
    FROM v_search_day d
    JOIN account c ON c.id = d.account AND c.state = 0
    JOIN account_name n ON n.norm = c.norm
   GROUP BY n.vendor_account
)
SELECT u.id AS subject,
       'Have the account “' || u.name || '” in ' || u.system || ' disabled: unused for '
       || ((:now - u.used_at) / 86400000) || ' days' AS what,
       u.used_at + (:days + :within) * 86400000 AS due
  FROM (SELECT v.id, v.name, v.system, v.closed_at,
               CASE WHEN COALESCE (g.day, 0) > COALESCE (v.last_used_at, v.opened_at, v.noted_at)
                    THEN g.day ELSE COALESCE (v.last_used_at, v.opened_at, v.noted_at) END
                 AS used_at
          FROM vendor_account v
          LEFT JOIN used g ON g.vendor_account = v.id) u
 WHERE u.closed_at IS NULL AND :now - u.used_at >= :days * 86400000
