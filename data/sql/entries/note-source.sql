-- In which line of which file a request came.
-- in: request source
UPDATE hot_list_request SET source = :source WHERE id = :request
