-- The answers to the policy's questions, item by item.
-- in: audit          gives: item, question, answer
SELECT n.item * 1000 + ROW_NUMBER () OVER (PARTITION BY n.item ORDER BY n.question) AS id,
       n.item, n.question, n.answer
  FROM audit_answer n
 WHERE n.audit = :audit
 ORDER BY n.item, n.question
