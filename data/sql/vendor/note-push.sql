-- That something was sent, how much, and what it was.
-- in: connection added removed sha256 remaining now who
INSERT INTO vendor_push (connection, at, who, added, removed, sha256, remaining)
VALUES (:connection, :now, :who, :added, :removed, :sha256, :remaining)
