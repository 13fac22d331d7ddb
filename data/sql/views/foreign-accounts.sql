-- Accounts of the agency's people in other departments' systems.
-- in: (none)          gives: an account
SELECT *
  FROM v_account_list v
 WHERE v.host IS NOT NULL
 ORDER BY v.closed_at IS NOT NULL, v.system, v.name
