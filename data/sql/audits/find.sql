-- An audit, as its acts need it.
-- in: audit          gives: policy, clause, from_at, until_at, last_search, state, seed, size, population
SELECT policy, clause, from_at, until_at, last_search, state, seed, size, population
  FROM audit
 WHERE id = :audit
