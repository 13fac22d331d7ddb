-- What the agency's own tables call their columns.
-- in: (none)          gives: id, kind, heading, means, noted_at, noted_by
SELECT c.id, c.kind, c.heading, c.means, c.noted_at, c.noted_by
  FROM column_name c
 ORDER BY c.kind, c.heading
