-- Notes a failed sign-in under the name of somebody who is in the book.
-- in: user_name at
INSERT INTO sign_in_failure (person, at) SELECT id, :at FROM person WHERE user_name = :user_name
