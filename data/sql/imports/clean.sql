-- Takes out everything else that an unfinished import left, and the import itself.
-- in: import
DELETE FROM offense_part WHERE offense > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'offense');
DELETE FROM account WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'account');
DELETE FROM organisation WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'organisation');
DELETE FROM plate WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'plate');
DELETE FROM reason WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'reason');
DELETE FROM case_number WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'case_number');
DELETE FROM filter WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'filter');
DELETE FROM search_type WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'search_type');
DELETE FROM prompt WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'prompt');
DELETE FROM moderation WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'moderation');
DELETE FROM offense WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'offense');
DELETE FROM import_aside WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'import_aside');
DELETE FROM import_sheet WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'import_sheet');
DELETE FROM search_day WHERE id > (SELECT last_id FROM import_mark WHERE import = :import AND name = 'search_day');
DELETE FROM import_note WHERE import = :import;
DELETE FROM import_mark WHERE import = :import;
DELETE FROM import WHERE id = :import
