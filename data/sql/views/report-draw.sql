-- The items that were drawn for an audit, in the order of the draw.
-- in: audit          gives: id, item, search_id, ticket
SELECT i.item AS id, i.item, i.search_id, i.ticket
  FROM audit_item i
 WHERE i.audit = :audit AND i.origin = 'random'
 ORDER BY i.item
