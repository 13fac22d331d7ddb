-- Open accounts that nobody has used for long: neither the vendor nor the searches that came in
-- show a use since, and the account is older than that.
-- in: days within now          gives: subject, what, due
SELECT v.id AS subject,
       'Have the account “' || v.name || '” in ' || v.system || ' disabled: unused for '
       || ((:now - v.used_at) / 86400000) || ' days' AS what,
       v.used_at + (:days + :within) * 86400000 AS due
  FROM (SELECT a.id, a.name, a.system, a.closed_at,
               COALESCE ((SELECT MAX (d.day) FROM account_name n
                            JOIN account c ON c.norm = n.norm AND c.state = 0
                            JOIN v_search_day d ON d.account = c.id
                           WHERE n.vendor_account = a.id AND d.day > COALESCE (a.last_used_at, 0)),
                         a.last_used_at, a.opened_at, a.noted_at) AS used_at
          FROM vendor_account a) v
 WHERE v.closed_at IS NULL AND :now - v.used_at >= :days * 86400000
