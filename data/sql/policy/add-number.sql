-- Enters a number of an adopted policy.
-- in: policy name number
INSERT INTO policy_number (policy, name, number)
VALUES (:policy, :name, :number)
