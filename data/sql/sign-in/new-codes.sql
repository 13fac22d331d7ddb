-- Takes a person's recovery codes away and salts the next ones.
-- in: person salt rounds
DELETE FROM recovery_code WHERE person = :person;
UPDATE second_factor SET recovery_salt = :salt, recovery_rounds = :rounds WHERE person = :person
