-- Says whose an account is.
-- in: account person
UPDATE vendor_account SET person = :person WHERE id = :account
