-- Access that was granted to somebody from whom it is taken away.
-- in: now          gives: subject, what
SELECT a.id AS subject,
       CASE WHEN r.until_at IS NULL THEN 'access was revoked for good'
            ELSE 'access is revoked' END AS what
  FROM access a
  JOIN revocation r ON r.person = a.person
 WHERE a.state = 'granted' AND r.from_at <= :now AND (r.until_at IS NULL OR r.until_at > :now)
