-- The cells of a search that its columns can't give back.
-- in: search          gives: text
SELECT text FROM search_extra WHERE search = :search
