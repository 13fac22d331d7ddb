-- Records a plate that an officer entered by hand. Where nobody says when the shift ends, it is the
-- next start of a shift that a policy in force names, by the clock of the agency's zone.
-- in: plate plate_norm plate_key issuer officer relevance reason case_number system entered shift_ends now who
INSERT INTO manual_plate (plate, plate_norm, plate_key, issuer, officer, relevance, reason,
                          case_number, system, entered_at, shift_ends_at, noted_at, noted_by)
SELECT :plate, :plate_norm, :plate_key, :issuer,
       COALESCE (:officer, (SELECT x.id FROM person x WHERE x.user_name = :who)),
       :relevance, :reason, :case_number, :system, COALESCE (:entered, :now),
       COALESCE (:shift_ends,
         (SELECT MIN (s.local_at - (SELECT z.offset_ms FROM zone_offset z
                                     WHERE z.from_at + z.offset_ms <= s.local_at
                                     ORDER BY z.from_at DESC LIMIT 1))
            FROM (SELECT (c.local_now / 86400000 + d.day) * 86400000
                         + CAST (SUBSTR (l.label, 1, 2) AS INTEGER) * 3600000
                         + CAST (SUBSTR (l.label, 4, 2) AS INTEGER) * 60000 AS local_at,
                         c.local_now
                    FROM (SELECT COALESCE (:entered, :now)
                                 + (SELECT z.offset_ms FROM zone_offset z
                                     WHERE z.from_at <= COALESCE (:entered, :now)
                                     ORDER BY z.from_at DESC LIMIT 1) AS local_now) c
                    JOIN (SELECT 0 AS day UNION ALL SELECT 1) d ON 1 = 1
                    JOIN policy_list l ON l.list = 'shift-starts'
                    JOIN policy p ON p.id = l.policy AND p.in_force_until IS NULL) s
           WHERE s.local_at > s.local_now)),
       :now, :who
