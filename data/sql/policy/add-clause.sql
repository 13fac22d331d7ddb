-- Enters a clause of an adopted policy.
-- in: policy id place clause text area how state
INSERT INTO policy_clause (policy, id, place, clause, text, area, how, state)
VALUES (:policy, :id, :place, :clause, :text, :area, :how, :state)
