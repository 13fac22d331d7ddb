-- Answers one of the profile's questions on an item.
-- in: audit item question answer
INSERT INTO audit_answer (audit, item, question, answer)
VALUES (:audit, :item, :question, :answer)
ON CONFLICT (audit, item, question) DO UPDATE SET answer = excluded.answer
