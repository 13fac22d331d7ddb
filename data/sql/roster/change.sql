-- Changes what is known of a person. What isn't given stays; a dash takes it away.
-- in: person full_name number unit rank supervisor email phone now who
INSERT INTO person_change (person, at, who, field, was, becomes)
SELECT x.id, :now, :who, 'name', x.full_name, NULLIF (:full_name, '-')
  FROM person x
 WHERE x.id = :person AND :full_name IS NOT NULL
   AND NULLIF (:full_name, '-') IS DISTINCT FROM x.full_name
UNION ALL
SELECT x.id, :now, :who, 'number', x.number, NULLIF (:number, '-')
  FROM person x
 WHERE x.id = :person AND :number IS NOT NULL AND NULLIF (:number, '-') IS DISTINCT FROM x.number
UNION ALL
SELECT x.id, :now, :who, 'unit', x.unit, NULLIF (:unit, '-')
  FROM person x
 WHERE x.id = :person AND :unit IS NOT NULL AND NULLIF (:unit, '-') IS DISTINCT FROM x.unit
UNION ALL
SELECT x.id, :now, :who, 'rank', x.rank, NULLIF (:rank, '-')
  FROM person x
 WHERE x.id = :person AND :rank IS NOT NULL AND NULLIF (:rank, '-') IS DISTINCT FROM x.rank
UNION ALL
SELECT x.id, :now, :who, 'e-mail', x.email, NULLIF (:email, '-')
  FROM person x
 WHERE x.id = :person AND :email IS NOT NULL AND NULLIF (:email, '-') IS DISTINCT FROM x.email
UNION ALL
SELECT x.id, :now, :who, 'phone', x.phone, NULLIF (:phone, '-')
  FROM person x
 WHERE x.id = :person AND :phone IS NOT NULL AND NULLIF (:phone, '-') IS DISTINCT FROM x.phone
UNION ALL
SELECT x.id, :now, :who, 'supervisor', (SELECT o.full_name FROM person o WHERE o.id = x.supervisor),
       (SELECT n.full_name FROM person n WHERE n.id = :supervisor)
  FROM person x
 WHERE x.id = :person AND :supervisor IS NOT NULL AND :supervisor IS DISTINCT FROM x.supervisor;

UPDATE person
   SET full_name = COALESCE (NULLIF (:full_name, '-'), full_name),
       number = CASE WHEN :number IS NULL THEN number ELSE NULLIF (:number, '-') END,
       unit = CASE WHEN :unit IS NULL THEN unit ELSE NULLIF (:unit, '-') END,
       rank = CASE WHEN :rank IS NULL THEN rank ELSE NULLIF (:rank, '-') END,
       email = CASE WHEN :email IS NULL THEN email ELSE NULLIF (:email, '-') END,
       phone = CASE WHEN :phone IS NULL THEN phone ELSE NULLIF (:phone, '-') END,
       supervisor = COALESCE (:supervisor, supervisor)
 WHERE id = :person
