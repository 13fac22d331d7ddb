-- Where hot lists come from: the files of the FBI's extract for plate readers (2024-06-04), then
-- others. Whether a file may be used is for each policy and its law to say.
-- in: (none)          gives: value, label
SELECT 'NCIC Vehicle' AS value, 'NCIC: Vehicle' AS label
UNION ALL
SELECT 'NCIC License Plate', 'NCIC: License Plate'
UNION ALL
SELECT 'NCIC Wanted Person', 'NCIC: Wanted Person'
UNION ALL
SELECT 'NCIC Protection Order', 'NCIC: Protection Order'
UNION ALL
SELECT 'NCIC Extreme Risk Protection Order', 'NCIC: Extreme Risk Protection Order'
UNION ALL
SELECT 'NCIC Missing Person', 'NCIC: Missing Person'
UNION ALL
SELECT 'NCIC Gang', 'NCIC: Gang'
UNION ALL
SELECT 'NCIC Threat Screening Center', 'NCIC: Threat Screening Center'
UNION ALL
SELECT 'NCIC Supervised Release', 'NCIC: Supervised Release'
UNION ALL
SELECT 'NCIC National Sex Offender Registry', 'NCIC: National Sex Offender Registry'
UNION ALL
SELECT 'NCIC Immigration Violator', 'NCIC: Immigration Violator'
UNION ALL
SELECT 'NCIC Protective Interest', 'NCIC: Protective Interest'
UNION ALL
SELECT 'NCIC Violent Person', 'NCIC: Violent Person'
UNION ALL
SELECT 'AMBER alerts', 'AMBER alerts'
UNION ALL
SELECT 'State criminal justice system', 'State criminal justice system'
UNION ALL
SELECT 'State department of motor vehicles', 'State department of motor vehicles'
UNION ALL
SELECT 'State missing persons clearinghouse', 'State missing persons clearinghouse'
UNION ALL
SELECT 'FBI Kidnappings and Missing Persons list', 'FBI Kidnappings and Missing Persons list'
UNION ALL
SELECT 'This agency', 'This agency'
UNION ALL
SELECT 'Another agency', 'Another agency'
UNION ALL
SELECT 'Another source', 'Another source'
