-- An audit file calls an account by another name.
-- in: name_norm account note now who
DELETE FROM account_name WHERE norm = :name_norm AND vendor_account IS NULL;

INSERT INTO account_name (norm, vendor_account, origin, note, noted_at, noted_by)
VALUES (:name_norm, :account, 'hand', :note, :now, :who)
