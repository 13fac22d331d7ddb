-- Time frames that contradict themselves: over before they begin, or in the future.
-- in: from until slack_hours          gives: subject, what
--
-- The frame is the stretch of reads that was searched. It can't end before it begins, nor begin
-- after the search; it may end a little after it, for forms offer "today" (`slack_hours`). A data
-- error: vendors write such cells, and columns overwritten by filling down look the same.
SELECT s.id AS subject,
       CASE WHEN s.frame_from > s.frame_until THEN 'the time frame ends before it begins'
            WHEN s.frame_from > s.at THEN 'the time frame begins after the search'
            ELSE 'the time frame ends after the search' END AS what
  FROM v_own_search s
 WHERE s.at >= :from AND s.at < :until
   AND (s.frame_from > s.frame_until
        OR s.frame_from > s.at
        OR s.frame_until > s.at + :slack_hours * 3600000)
