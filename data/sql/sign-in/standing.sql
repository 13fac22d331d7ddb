-- What a person's sign-in depends on: passphrase, second factor, lock, and who made the book.
-- in: user_name          gives: person, changed_at, given, enrolled_at, locked_at, made_at
SELECT p.id AS person, p.passphrase_changed_at AS changed_at, p.passphrase_given AS given,
       COALESCE (f.enrolled_at, 0) AS enrolled_at, COALESCE (l.locked_at, 0) AS locked_at,
       CASE WHEN p.id = (SELECT MIN (id) FROM person WHERE user_name IS NOT NULL)
            THEN COALESCE ((SELECT created_at FROM book), 0) ELSE 0 END AS made_at
  FROM person p
  LEFT JOIN second_factor f ON f.person = p.id
  LEFT JOIN sign_in_lock l ON l.person = p.id AND l.released_at IS NULL
 WHERE p.user_name = :user_name
