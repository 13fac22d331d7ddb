-- Every account in a system of a vendor's, for a list to be compared with. An account in another
-- department's system stands in that department's list.
-- in: (none)
SELECT v.id, v.system, v.name, v.norm, v.email, v.vendor_role, v.permissions, v.provider,
       v.last_used_at, v.closed_at, v.person
  FROM vendor_account v
 WHERE v.host IS NULL
 ORDER BY v.id
