-- Records a training. It runs out after the days that the policies in force give its course, the
-- fewest where several do, on the agency's calendar.
-- in: person course done expires result score trainer document note now who
INSERT INTO training (person, course, done_at, expires_at, result, score, trainer, document, note,
                      noted_at, noted_by)
SELECT :person, :course, :done,
       COALESCE (:expires,
                 :done + d.days * 86400000
                 + (SELECT z.offset_ms FROM zone_offset z WHERE z.from_at <= :done
                     ORDER BY z.from_at DESC LIMIT 1)
                 - (SELECT z.offset_ms FROM zone_offset z
                     WHERE z.from_at <= :done + d.days * 86400000
                     ORDER BY z.from_at DESC LIMIT 1)),
       COALESCE (:result, 'passed'), :score, :trainer, :document, :note, :now, :who
  FROM (SELECT MIN (n.number) AS days
          FROM policy_number n
          JOIN policy p ON p.id = n.policy
         WHERE n.name = 'days-of ' || :course AND n.number > 0 AND p.in_force_until IS NULL) d
