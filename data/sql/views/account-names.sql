-- What was said by hand about names in audit files.
-- in: (none)          gives: a name
SELECT ROW_NUMBER () OVER (ORDER BY n.norm, n.vendor_account) AS id, n.norm AS name,
       n.origin AS state,
       v.name AS account, v.system, n.note, n.noted_at, n.noted_by, 'forget-name' AS acts
  FROM account_name n
  LEFT JOIN vendor_account v ON v.id = n.vendor_account
 WHERE n.origin <> 'own'
 ORDER BY n.norm, v.name
