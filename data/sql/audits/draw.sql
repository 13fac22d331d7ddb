-- Gives an audit its seed and size.
-- in: audit seed seed_source witness size now
UPDATE audit
   SET seed = :seed, seed_source = :seed_source, witness = :witness, size = :size,
       state = 'drawn', drawn_at = :now
 WHERE id = :audit
