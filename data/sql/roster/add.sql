-- Puts a person on the roster.
-- in: full_name number unit rank role state supervisor email phone since now who
INSERT INTO person (full_name, number, unit, rank, role, state, supervisor, email, phone,
                    created_at, since, since_by)
VALUES (:full_name, :number, :unit, :rank, :role, COALESCE (:state, 'active'), :supervisor, :email,
        :phone, :now, COALESCE (:since, :now), :who)
