-- Says who supervises a person that has just been entered: no change, since nothing was before.
-- in: person supervisor
UPDATE person SET supervisor = :supervisor WHERE id = :person
