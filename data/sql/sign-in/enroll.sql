-- A person's second factor, in place of an earlier one with its recovery codes.
-- in: person secret now step salt rounds
DELETE FROM recovery_code WHERE person = :person;
DELETE FROM second_factor WHERE person = :person;
INSERT INTO second_factor (person, secret, enrolled_at, last_step, recovery_salt, recovery_rounds)
VALUES (:person, :secret, :now, :step, :salt, :rounds)
