-- When anything last changed of which a report can speak. Reading a book does not change it.
-- in: (none)          gives: as_of
SELECT max(at) AS as_of
  FROM (SELECT max(created_at) AS at FROM book
        UNION ALL SELECT max(adopted_at) FROM policy
        UNION ALL SELECT max(finished_at) FROM import WHERE state = 'complete'
        UNION ALL SELECT max(at) FROM judgement
        UNION ALL SELECT max(created_at) FROM audit
        UNION ALL SELECT max(drawn_at) FROM audit
        UNION ALL SELECT max(finalised_at) FROM audit
        UNION ALL SELECT max(judged_at) FROM audit_item) AS changes
