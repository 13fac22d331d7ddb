-- Records a report that was written; audit 0 stands for none.
-- in: report period audit file sha256 who now
INSERT INTO report_file (report, period, audit, file, sha256, who, at)
VALUES (:report, :period, NULLIF (:audit, 0), :file, :sha256, :who, :now)
