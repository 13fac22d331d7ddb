-- Takes a person's second factor away, with its recovery codes.
-- in: person
DELETE FROM recovery_code WHERE person = :person;
DELETE FROM second_factor WHERE person = :person
