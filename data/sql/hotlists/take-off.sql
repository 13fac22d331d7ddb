-- Takes the lines off a list that a file no longer has.
-- in: file
UPDATE hot_list_line SET gone_file = :file WHERE id IN (SELECT g.line FROM hot_list_gone g);
DELETE FROM hot_list_gone
