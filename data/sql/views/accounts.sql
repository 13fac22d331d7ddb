-- Accounts in vendors' systems.
-- in: (none)          gives: an account
SELECT *
  FROM v_account_list v
 ORDER BY v.closed_at IS NOT NULL, v.system, v.name
