-- Takes back a name that was given by hand.
-- in: name_norm
DELETE FROM account_name WHERE norm = :name_norm AND origin <> 'own'
