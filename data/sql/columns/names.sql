-- What headings mean, as the agency has said.
-- in: kind          gives: heading, means
SELECT c.heading, c.means FROM column_name c WHERE c.kind = :kind
