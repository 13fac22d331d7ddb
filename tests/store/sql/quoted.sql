-- Colons that begin no input: in texts, in names and here: :comment
-- in: real          gives: text, name
SELECT ':text it''s :no' AS text, "n:ame" AS name, :real AS given
  FROM (SELECT 'x' AS "n:ame")
