/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lists of people as tables: a vendor's export of users, exports of a directory, plain tables; and
 * what can't be taken in, which is set aside with its row.
 */

#include "alpr-roster.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-roster-private.h"
#include "alpr-time.h"

static GTimeZone *
chicago (void)
{
  return g_time_zone_new_identifier ("America/Chicago");
}

static AlprRosterList *
read_bytes (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GTimeZone) zone = chicago ();
  int fd = memfd_create ("roster", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, bytes, length), ==, length);
  return alpr_roster_read_fd (fd, "list.csv", zone, NULL, error);
}

static AlprRosterList *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  AlprRosterList *list = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpint (list->rows, ==, list->records->len + list->aside->len);
  g_assert_cmpuint (strlen (list->sha256), ==, 64);
  return list;
}

static const char *
field (AlprRosterList *list, guint i, AlprRosterField what)
{
  AlprRosterRecord *record = list->records->pdata[i];

  return record->text[what];
}

static gboolean
has_note (AlprRosterList *list, const char *words)
{
  for (guint i = 0; i < list->notes->len; i++)
    if (strstr (list->notes->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

static const char *
reason (AlprRosterList *list, guint i)
{
  AlprRosterAside *aside = list->aside->pdata[i];

  return aside->reason;
}

/* The sample of a department's public release: the numbers were counted in a spreadsheet. */
static void
test_flock_sample (void)
{
  g_autoptr (GTimeZone) zone = chicago ();
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "flock-users", "Users.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprRosterList) list = alpr_roster_read (path, zone, NULL, &error);
  guint external = 0, no_login = 0, no_permissions = 0, no_title = 0;

  g_assert_no_error (error);
  g_assert_cmpstr (list->kind, ==, "Flock user export");
  g_assert_cmpstr (list->system, ==, "Flock Safety");
  g_assert_false (list->people);
  g_assert_cmpint (list->rows, ==, 194);
  g_assert_cmpuint (list->records->len, ==, 176);
  g_assert_cmpuint (list->aside->len, ==, 18);
  g_assert_true (has_note (list, "167 names had the surname in capitals"));
  g_assert_true (has_note (list, "1 name looks turned round too"));
  for (guint i = 0; i < list->records->len; i++)
    {
      AlprRosterRecord *record = list->records->pdata[i];

      g_assert_nonnull (record->text[ALPR_ROSTER_NAME]);
      g_assert_nonnull (record->text[ALPR_ROSTER_ACCOUNT]);
      g_assert_false (record->login);
      external += g_strcmp0 (record->text[ALPR_ROSTER_PROVIDER], "External") == 0;
      no_login += record->last_used == ALPR_ROSTER_NEVER;
      no_permissions += record->text[ALPR_ROSTER_PERMISSIONS] == NULL;
      no_title += record->text[ALPR_ROSTER_RANK] == NULL;
    }
  g_assert_cmpuint (external, ==, 167);
  g_assert_cmpuint (no_login, ==, 3);
  g_assert_cmpuint (no_permissions, ==, 8);
  g_assert_cmpuint (no_title, <, 176);
  for (guint i = 0; i < list->aside->len; i++)
    g_assert_cmpstr (reason (list, i), ==, "it has neither a name nor an e-mail address");
}

#define FLOCK_HEAD \
  "First Name,Last Name,Email,Phone,Title,Role,Identity Provider,User Mgmt,Search,Hotlist Tool," \
  "Last Login\r\n"

static void
test_flock_rows (void)
{
  g_autoptr (AlprRosterList) list = read_text (
      FLOCK_HEAD
      "MCDONALD,Anna B,abm@example.gov,'+15550100,Sergeant,Supervisor,External,Enabled,Enabled,"
      "Disabled,45832\r\n"
      "O'BRIEN-SMITH,Lee,lee@example.gov,,,Detective,External,Disabled,Disabled,Disabled,\r\n"
      "TJ,Reyes,tj@example.gov,,,,Flock,,,,45832.5\r\n"
      ",,,,,Detective,External,Disabled,Enabled,Enabled,45931\r\n"
      "=cmd|' /C calc'!A0,+Ray,eq@example.gov,,,,Flock,,,,soon\r\n");
  AlprRosterRecord *record = list->records->pdata[0];

  g_assert_cmpuint (list->records->len, ==, 4);
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_NAME), ==, "Anna B McDonald");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_ACCOUNT), ==, "MCDONALD Anna B");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_PERMISSIONS), ==, "User Mgmt, Search");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_VENDOR_ROLE), ==, "Supervisor");
  g_assert_null (field (list, 0, ALPR_ROSTER_ROLE));
  /* 45832 is 2025-06-24; midnight in Chicago is 05:00 UTC */
  g_assert_cmpint (record->last_used, ==, alpr_time_from_civil (2025, 6, 24, 5, 0, 0));
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_NAME), ==, "Lee O'Brien-Smith");
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_PERMISSIONS), ==, "none");
  g_assert_cmpstr (field (list, 2, ALPR_ROSTER_NAME), ==, "TJ Reyes");
  g_assert_null (field (list, 2, ALPR_ROSTER_PERMISSIONS));
  g_assert_cmpstr (field (list, 3, ALPR_ROSTER_NAME), ==, "=cmd|' /C calc'!A0 +Ray");
  g_assert_true (has_note (list, "1 time of last use can’t be read"));
  g_assert_cmpint (((AlprRosterAside *)list->aside->pdata[0])->row, ==, 5);
  g_assert_cmpstr (((AlprRosterAside *)list->aside->pdata[0])->raw, ==,
                   ",,,,,Detective,External,Disabled,Enabled,Enabled,45931");
}

static void
test_names (void)
{
  static const struct
  {
    const char *first, *last, *name;
  } turned[] = {
    { "SMITH", "John A", "John A Smith" },       { "MCCOY", "Jo", "Jo McCoy" },
    { "D'ANGELO", "Ann", "Ann D'Angelo" },       { "DE LA CRUZ", "Eva", "Eva De La Cruz" },
    { "MACK", "Ray", "Ray Mack" },               { "MCC", "Al", "Al Mcc" },
    { "O’NEIL", "Pat", "Pat O’Neil" },           { "MÜLLER", "Uwe", "Uwe Müller" },
    { "DAVIS III", "Roy", "Roy Davis III" },     { "LEE-MCKAY", "Kim", "Kim Lee-McKay" },
    { "ST. JOHN", "Ida", "Ida St. John" },       { "-", "x", "x -" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (turned); i++)
    {
      g_autofree char *name = alpr_roster_name_turn (turned[i].first, turned[i].last);

      g_assert_cmpstr (name, ==, turned[i].name);
    }
  g_assert_true (alpr_roster_name_is_swapped ("SMITH", "John A"));
  g_assert_false (alpr_roster_name_is_swapped ("Smith", "John A"));
  g_assert_false (alpr_roster_name_is_swapped ("JOHN", "SMITH"));
  g_assert_false (alpr_roster_name_is_swapped ("J", "Smith"));
  g_assert_false (alpr_roster_name_is_swapped ("UNIT 7", "Patrol"));
}

static void
test_directory_names (void)
{
  g_autofree char *plain = alpr_roster_name_of_dn ("CN=Ann Lee,OU=Patrol,DC=example");
  g_autofree char *comma = alpr_roster_name_of_dn ("CN=Smith\\, John,OU=Patrol");
  g_autofree char *hex = alpr_roster_name_of_dn ("CN=M\\C3\\BCller Uwe");
  g_autofree char *damaged = alpr_roster_name_of_dn ("CN=M\\C3");
  g_autofree char *nul = alpr_roster_name_of_dn ("CN=M\\00");
  g_autofree char *turned = alpr_roster_name_uncomma ("Smith, John A.");
  g_autofree char *junior = alpr_roster_name_uncomma ("John Smith, Jr.");

  g_assert_cmpstr (plain, ==, "Ann Lee");
  g_assert_cmpstr (comma, ==, "Smith, John");
  g_assert_cmpstr (hex, ==, "Müller Uwe");
  g_assert_null (damaged);
  g_assert_null (nul);
  g_assert_cmpstr (turned, ==, "John A. Smith");
  g_assert_null (junior);
}

static void
test_times (void)
{
  g_autoptr (GTimeZone) zone = chicago ();
  const gint64 noon = alpr_time_from_civil (2025, 11, 3, 14, 4, 15);
  static const char *const same[] = {
    "11/3/2025 8:04:15 AM", "Monday, November 3, 2025 8:04:15 AM", "2025-11-03T14:04:15Z",
    "2025-11-03T08:04:15.0000000-06:00", "134066522550000000",
  };
  static const char *const never[] = { "0", "9223372036854775807", "12/31/1600 6:00:00 PM", "Never" };
  static const char *const wrong[] = { "soon", "13/45/2025", "45", "-5", "1e9", "99999" };
  gint64 time;

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_test_message ("%s", same[i]);
      g_assert_true (alpr_roster_parse_time (same[i], zone, &time));
      g_assert_cmpint (time, ==, noon);
    }
  for (guint i = 0; i < G_N_ELEMENTS (never); i++)
    {
      g_assert_true (alpr_roster_parse_time (never[i], zone, &time));
      g_assert_cmpint (time, ==, ALPR_ROSTER_NEVER);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (alpr_roster_parse_time (wrong[i], zone, &time));
  g_assert_true (alpr_roster_parse_time ("11/3/2025", zone, &time));
  g_assert_cmpint (time, ==, alpr_time_from_civil (2025, 11, 3, 6, 0, 0));
}

#define DIRECTORY_TEXT \
  "#TYPE Selected.Microsoft.ActiveDirectory.Management.ADUser\r\n" \
  "\"Enabled\",\"Surname\",\"GivenName\",\"SamAccountName\",\"EmailAddress\",\"Title\"," \
  "\"Department\",\"EmployeeID\",\"LastLogonDate\",\"Manager\",\"DistinguishedName\",\"MemberOf\"" \
  "\r\n" \
  "\"True\",\"Lee\",\"Ann\",\"alee\",\"ann.lee@example.gov\",\"Sergeant\",\"Patrol\",\"0417\"," \
  "\"11/3/2025 8:04:15 AM\",\"\",\"CN=Lee\\, Ann,OU=PD,DC=example\",\"x\"\r\n" \
  "\"False\",\"Reyes\",\"Tom\",\"treyes\",\"tom.reyes@example.gov\",\"Officer\",\"Patrol\"," \
  "\"0418\",\"\",\"CN=Lee\\, Ann,OU=PD,DC=example\",\"CN=Reyes\\, Tom,OU=PD,DC=example\",\"x\"\r\n" \
  "\"True\",\"\",\"\",\"svc_backup\",\"\",\"\",\"\",\"\",\"\",\"\",\"CN=svc_backup\",\"x\"\r\n" \
  "\"True\",\"\",\"\",\"DESK01$\",\"\",\"\",\"\",\"\",\"\",\"\",\"CN=DESK01\",\"x\"\r\n"

static void
check_directory (AlprRosterList *list)
{
  AlprRosterRecord *reyes = list->records->pdata[1];

  g_assert_cmpstr (list->kind, ==, "Active Directory export");
  g_assert_cmpstr (list->system, ==, "Active Directory");
  g_assert_true (list->people);
  g_assert_cmpuint (list->records->len, ==, 3);
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_NAME), ==, "Ann Lee");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_NUMBER), ==, "0417");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_UNIT), ==, "Patrol");
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_MANAGER), ==, "Ann Lee");
  g_assert_cmpint (reyes->enabled, ==, 0);
  g_assert_cmpint (reyes->last_used, ==, ALPR_ROSTER_NEVER);
  g_assert_true (reyes->login);
  g_assert_null (field (list, 2, ALPR_ROSTER_NAME));
  g_assert_cmpstr (field (list, 2, ALPR_ROSTER_ACCOUNT), ==, "svc_backup");
  g_assert_cmpstr (reason (list, 0), ==, "it is a computer's account");
  g_assert_true (has_note (list, "Columns that are not used: “MemberOf”"));
}

static void
test_directory (void)
{
  g_autoptr (AlprRosterList) list = read_text (DIRECTORY_TEXT);

  check_directory (list);
}

/* What PowerShell writes without -Encoding, and with a mark */
static void
test_directory_encodings (void)
{
  static const char *const encodings[] = { "UTF-16LE", "UTF-16BE", "UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      gsize length;
      g_autoptr (GError) error = NULL;
      g_autofree char *bytes = g_convert ("\xef\xbb\xbf" DIRECTORY_TEXT, -1, encodings[i], "UTF-8",
                                          NULL, &length, &error);
      g_autoptr (AlprRosterList) list = NULL;

      g_assert_no_error (error);
      list = read_bytes (bytes, length, &error);
      g_assert_no_error (error);
      check_directory (list);
    }
}

static void
test_directory_attributes (void)
{
  g_autoptr (AlprRosterList) list
      = read_text ("sAMAccountName;displayName;mail;userAccountControl;lastLogonTimestamp\n"
                   "alee;Lee, Ann;ann@example.gov;512;134066522550000000\n"
                   "treyes;Tom Reyes;tom@example.gov;514;0\n");
  AlprRosterRecord *lee = list->records->pdata[0];
  AlprRosterRecord *reyes = list->records->pdata[1];

  g_assert_cmpstr (lee->text[ALPR_ROSTER_NAME], ==, "Ann Lee");
  g_assert_cmpint (lee->enabled, ==, 1);
  g_assert_cmpint (lee->last_used, ==, alpr_time_from_civil (2025, 11, 3, 14, 4, 15));
  g_assert_cmpint (reyes->enabled, ==, 0);
  g_assert_true (has_note (list, "1 name was written surname, first name"));
}

static void
test_plain (void)
{
  g_autoptr (AlprRosterList) list
      = read_text ("Roster of the department\n"
                   "Badge #,Employee Number,Officer Name,Unit,Rank,E-mail,Phone,Supervisor,Role,"
                   "System,User Name\n"
                   "17,90017,Ann Lee,Patrol,Sergeant,ann@example.gov,555-0100,,auditor,"
                   "Vigilant,alee\n"
                   "18,90018,Tom Null,Patrol,Officer,n/a,-,Ann Lee,,,\n"
                   "19,90019,REDACTED,Patrol,Officer,,,,,,\n");

  g_assert_cmpstr (list->kind, ==, "table");
  g_assert_null (list->system);
  g_assert_true (list->people);
  g_assert_cmpuint (list->records->len, ==, 2);
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_NUMBER), ==, "17");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_ROLE), ==, "auditor");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_SYSTEM), ==, "Vigilant");
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_ACCOUNT), ==, "alee");
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_NAME), ==, "Tom Null");
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_MANAGER), ==, "Ann Lee");
  g_assert_null (field (list, 1, ALPR_ROSTER_EMAIL));
  g_assert_null (field (list, 1, ALPR_ROSTER_PHONE));
  g_assert_cmpuint (list->aside->len, ==, 1);
  g_assert_true (has_note (list, "“Employee Number”"));
}

static void
test_contradictions (void)
{
  g_autoptr (AlprRosterList) list = read_text ("name,badge,email\n"
                                               "Ann Lee,17,ann@example.gov\n"
                                               "Tom Reyes,17,tom@example.gov\n"
                                               "Uma Dunn,20,desk@example.gov\n"
                                               "Roy Park,21,DESK@example.gov\n"
                                               "Kim Ray,,\n"
                                               "Kim Ray,30,kim@example.gov\n"
                                               "Ida West,31,ida@example.gov\n"
                                               "Ida West,31,ida@example.gov\n");

  g_assert_cmpint (list->rows, ==, 8);
  g_assert_cmpuint (list->records->len, ==, 2);
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_NUMBER), ==, "30");
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_NUMBER), ==, "31");
  g_assert_nonnull (strstr (reason (list, 0), "the number “17” stands in row 3 too"));
  g_assert_nonnull (strstr (reason (list, 1), "the number “17” stands in row 2 too"));
  g_assert_nonnull (strstr (reason (list, 2), "the e-mail address"));
  g_assert_nonnull (strstr (reason (list, 4), "would tell the two apart"));
  g_assert_cmpstr (reason (list, 5), ==, "it says again what row 8 says");
}

/* Two rows of one person with two accounts are no contradiction. */
static void
test_two_accounts (void)
{
  g_autoptr (AlprRosterList) list = read_text ("name,badge,system,account\n"
                                               "Ann Lee,17,Vigilant,alee\n"
                                               "Ann Lee,17,Axon,ann.lee\n");

  g_assert_cmpuint (list->records->len, ==, 2);
}

static void
fails (const char *bytes, gsize length, const char *says)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprRosterList) list = read_bytes (bytes, length, &error);

  g_assert_null (list);
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, says));
}

static void
test_refused (void)
{
  static const char *const texts[][2] = {
    { "Name,License Plate,Search Time\nAnn,ABC,x\n", "is an audit of searches" },
    { "a,b,c\n1,2,3\n", "has no heading of a list of people" },
    { "name\nAnn Lee\n", "has no heading of a list of people" },
    { "name,badge\nAnn Lee,\"17\nTom", "is cut off" },
    { "%PDF-1.7 and more", "is a PDF document" },
    { "PK\3\4 and no more of it", "“list.csv”" },
  };
  g_autoptr (GString) long_list = g_string_new ("name,badge\n");
  g_autoptr (GTimeZone) zone = chicago ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    fails (texts[i][0], strlen (texts[i][0]), texts[i][1]);
  for (guint i = 0; i <= ALPR_ROSTER_MOST_ROWS; i++)
    g_string_append_printf (long_list, "p%u x,%u\n", i, i);
  fails (long_list->str, long_list->len, "more than 200,000 rows");
  g_assert_null (alpr_roster_read ("/nonexistent/list.csv", zone, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

static void
test_too_large (void)
{
  g_autoptr (GTimeZone) zone = chicago ();
  g_autoptr (GError) error = NULL;
  int fd = memfd_create ("roster", MFD_CLOEXEC);

  g_assert_cmpint (ftruncate (fd, ALPR_ROSTER_MOST_BYTES + 1), ==, 0);
  g_assert_null (alpr_roster_read_fd (fd, "list.csv", zone, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "larger than 64 MiB"));
}

/* Workbooks are cut at many places: each time there is a list or an error of the file's. */
static void
test_cut_workbook (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "flock-users", "Users.xlsx", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize cut = 4; cut < length; cut += 797)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprRosterList) list = read_bytes (bytes, cut, &error);

      g_assert_null (list);
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
    }
}

static void
add_part (struct archive *zip, const char *name, const char *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (gint64)strlen (text));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (zip, text, strlen (text)), ==, strlen (text));
  archive_entry_free (entry);
}

#define OFFICE "http://schemas.openxmlformats.org/"
#define CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static gsize
make_workbook (char *room, gsize size, const char *rows)
{
  struct archive *zip = archive_write_new ();
  g_autofree char *sheet = g_strconcat (
      "<worksheet xmlns=\"" OFFICE "spreadsheetml/2006/main\"><sheetData>", rows,
      "</sheetData></worksheet>", NULL);
  gsize used = 0;

  g_assert_cmpint (archive_write_set_format_zip (zip), ==, ARCHIVE_OK);
  archive_write_set_bytes_in_last_block (zip, 1);
  g_assert_cmpint (archive_write_open_memory (zip, room, size, &used), ==, ARCHIVE_OK);
  add_part (zip, "[Content_Types].xml", "<Types/>");
  add_part (zip, "_rels/.rels",
            "<Relationships xmlns=\"" OFFICE "package/2006/relationships\"><Relationship Id=\"r\" "
            "Type=\"" OFFICE "officeDocument/2006/relationships/officeDocument\" "
            "Target=\"xl/workbook.xml\"/></Relationships>");
  add_part (zip, "xl/workbook.xml",
            "<workbook xmlns=\"" OFFICE "spreadsheetml/2006/main\" xmlns:r=\"" OFFICE
            "officeDocument/2006/relationships\"><sheets><sheet name=\"People\" sheetId=\"1\" "
            "r:id=\"s\"/></sheets></workbook>");
  add_part (zip, "xl/_rels/workbook.xml.rels",
            "<Relationships xmlns=\"" OFFICE "package/2006/relationships\"><Relationship Id=\"s\" "
            "Type=\"" OFFICE "officeDocument/2006/relationships/worksheet\" "
            "Target=\"worksheets/sheet1.xml\"/></Relationships>");
  add_part (zip, "xl/worksheets/sheet1.xml", sheet);
  g_assert_cmpint (archive_write_close (zip), ==, ARCHIVE_OK);
  archive_write_free (zip);
  return used;
}

/* A formula in a column that counts sets its row aside; one in a column that nobody reads doesn't. */
static void
test_formulas (void)
{
  static char room[65536];
  gsize length = make_workbook (
      room, sizeof room,
      "<row r=\"1\">" CELL ("Name") CELL ("Badge") CELL ("Helper") "</row>"
      "<row r=\"2\">" CELL ("Ann Lee") "<c><v>17</v></c><c><f>ROW()</f><v>2</v></c></row>"
      "<row r=\"3\">" CELL ("Tom Reyes") "<c><f>B2+1</f><v>18</v></c></row>"
      "<row r=\"4\">" CELL ("=SUM(A1)") "<c><v>19</v></c></row>");
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprRosterList) list = read_bytes (room, length, &error);
  AlprRosterAside *aside;

  g_assert_no_error (error);
  g_assert_cmpuint (list->records->len, ==, 2);
  g_assert_cmpstr (field (list, 0, ALPR_ROSTER_NUMBER), ==, "17");
  g_assert_cmpstr (field (list, 1, ALPR_ROSTER_NAME), ==, "=SUM(A1)");
  g_assert_cmpuint (list->aside->len, ==, 1);
  aside = list->aside->pdata[0];
  g_assert_cmpint (aside->row, ==, 3);
  g_assert_cmpstr (aside->sheet, ==, "People");
  g_assert_cmpstr (aside->raw, ==, "Tom Reyes,18");
  g_assert_nonnull (strstr (aside->reason, "is a formula"));
}

static void
test_cancelled (void)
{
  g_autoptr (GTimeZone) zone = chicago ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "data", "flock-users", "Users.xlsx", NULL);
  g_autoptr (GString) text = g_string_new ("name,badge\n");
  g_autoptr (GError) error = NULL;
  int fd = memfd_create ("roster", MFD_CLOEXEC);

  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (text, "p%u x,%u\n", i, i);
  g_assert_cmpint (write (fd, text->str, text->len), ==, text->len);
  g_cancellable_cancel (cancellable);
  g_assert_null (alpr_roster_read_fd (fd, "list.csv", zone, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/roster/flock-sample", test_flock_sample);
  g_test_add_func ("/intake/roster/flock-rows", test_flock_rows);
  g_test_add_func ("/intake/roster/names", test_names);
  g_test_add_func ("/intake/roster/directory-names", test_directory_names);
  g_test_add_func ("/intake/roster/times", test_times);
  g_test_add_func ("/intake/roster/directory", test_directory);
  g_test_add_func ("/intake/roster/directory-encodings", test_directory_encodings);
  g_test_add_func ("/intake/roster/directory-attributes", test_directory_attributes);
  g_test_add_func ("/intake/roster/plain", test_plain);
  g_test_add_func ("/intake/roster/contradictions", test_contradictions);
  g_test_add_func ("/intake/roster/two-accounts", test_two_accounts);
  g_test_add_func ("/intake/roster/refused", test_refused);
  g_test_add_func ("/intake/roster/too-large", test_too_large);
  g_test_add_func ("/intake/roster/cut-workbook", test_cut_workbook);
  g_test_add_func ("/intake/roster/formulas", test_formulas);
  g_test_add_func ("/intake/roster/cancelled", test_cancelled);
  return g_test_run ();
}
