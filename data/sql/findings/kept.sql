-- The findings of a rule that are there.
-- in: first last          gives: id
SELECT id FROM finding WHERE id >= :first AND id <= :last
