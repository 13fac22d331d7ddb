-- Every audit, as its verification needs it.
-- in: (none)          gives: id, population, digest, seed
SELECT id, population, digest, seed FROM audit ORDER BY id
