-- The items of an audit that were drawn, in the order of the draw.
-- in: audit          gives: item, search_id, ticket
SELECT item, search_id, ticket
  FROM audit_item
 WHERE audit = :audit AND origin = 'random'
 ORDER BY item
