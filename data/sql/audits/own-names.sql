-- This agency's own organisations, as vendors spell them.
-- in: (none)          gives: label
SELECT label FROM own_organisation ORDER BY label
