-- Makes a table, fills it and uses it, which can't be prepared at once.
-- in: first second
CREATE TEMP TABLE IF NOT EXISTS several (n INTEGER);
DELETE FROM several;
INSERT INTO several VALUES (:first), (:second); -- a comment: with :no input
INSERT INTO account (id, text, norm, state) SELECT n, 'several', :first || ':x', 0 FROM several;
/* and :none here */
