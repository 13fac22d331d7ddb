-- A name in audit files is no person's: a service of the vendor's, a test.
-- in: name_norm note now who
INSERT INTO account_name (norm, vendor_account, origin, note, noted_at, noted_by)
SELECT :name_norm, NULL, 'nobody', :note, :now, :who
 WHERE NOT EXISTS (SELECT 1 FROM account_name n WHERE n.norm = :name_norm)
