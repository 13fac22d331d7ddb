-- What was answered on the items of an audit.
-- in: audit          gives: item, question, answer
SELECT item, question, answer FROM audit_answer WHERE audit = :audit
