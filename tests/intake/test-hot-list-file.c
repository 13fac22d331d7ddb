/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hot-list files of every format, good and bad: what each line becomes, what is told, what is
 * refused. The shipped samples stand in tests/data/hot-lists.
 */

#include "alpr-hot-list-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-time.h"

/* A line as the tests look at it */
typedef struct
{
  gint64 line;
  char *fault;
  char *text[ALPR_HOT_N_FIELDS];
  const AlprIssuer *issuer;
  gint64 listed_at;
  gint64 expires_at;
} Line;

typedef struct
{
  GPtrArray *lines;
  AlprHotListFile *file;
} List;

static void
line_free (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
    g_free (line->text[i]);
  g_free (line->fault);
  g_free (line);
}

static void
list_clear (List *list)
{
  g_clear_pointer (&list->lines, g_ptr_array_unref);
  g_clear_pointer (&list->file, alpr_hot_list_file_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (List, list_clear)

static GTimeZone *
chicago (void)
{
  return g_time_zone_new_identifier ("America/Chicago");
}

static gboolean
read_lines (List *list, GError **error)
{
  g_autoptr (GError) cause = NULL;
  AlprHotLine line;

  while (alpr_hot_list_file_next (list->file, &line, &cause))
    {
      Line *kept = g_new0 (Line, 1);

      kept->line = line.line;
      kept->fault = g_strdup (line.fault);
      kept->issuer = line.issuer;
      kept->listed_at = line.listed_at;
      kept->expires_at = line.expires_at;
      for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
        kept->text[i] = g_strdup (line.text[i]);
      g_ptr_array_add (list->lines, kept);
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  return alpr_hot_list_file_finish (list->file, error);
}

static gboolean
read_fd (List *list, int fd, const char *as, GError **error)
{
  g_autoptr (GTimeZone) zone = chicago ();

  list->lines = g_ptr_array_new_with_free_func (line_free);
  list->file = alpr_hot_list_file_open_fd (fd, "list.txt", as, zone, NULL, error);
  return list->file != NULL && read_lines (list, error);
}

static int
make_fd (const char *bytes, gsize length)
{
  int fd = memfd_create ("test", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, bytes, length), ==, length);
  return fd;
}

/* Reads a text that is a hot list of @format with @n lines. */
static void
read_text (List *list, const char *text, AlprHotListFormat format, guint n)
{
  g_autoptr (GError) error = NULL;
  gboolean read = read_fd (list, make_fd (text, strlen (text)), NULL, &error);

  g_assert_no_error (error);
  g_assert_true (read);
  g_assert_cmpint (alpr_hot_list_file_get_format (list->file), ==, format);
  g_assert_cmpuint (list->lines->len, ==, n);
  g_assert_cmpint (alpr_hot_list_file_get_lines_read (list->file), ==, n);
  g_assert_cmpuint (strlen (alpr_hot_list_file_get_sha256 (list->file)), ==, 64);
}

static void
read_sample (List *list, const char *name, AlprHotListFormat format, guint n)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "hot-lists", name, NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  read_text (list, text, format, n);
}

static void
is_refused (const char *text, const char *as, const char *words)
{
  g_auto (List) list = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_fd (&list, make_fd (text, strlen (text)), as, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static Line *
line_at (List *list, guint i)
{
  g_assert_cmpuint (i, <, list->lines->len);
  return list->lines->pdata[i];
}

static void
is_line (List *list, guint i, const char *plate, const char *issuer, const char *category,
         const char *words)
{
  Line *line = line_at (list, i);

  g_assert_cmpstr (line->fault, ==, NULL);
  g_assert_cmpstr (line->text[ALPR_HOT_PLATE], ==, plate);
  g_assert_cmpstr (line->issuer != NULL ? line->issuer->code : NULL, ==, issuer);
  g_assert_cmpstr (line->text[ALPR_HOT_CATEGORY], ==, category);
  g_assert_cmpstr (line->text[ALPR_HOT_DESCRIPTION], ==, words);
}

static void
is_aside (List *list, guint i, gint64 number, const char *words)
{
  Line *line = line_at (list, i);

  g_assert_nonnull (line->fault);
  g_assert_nonnull (strstr (line->fault, words));
  g_assert_cmpint (line->line, ==, number);
}

static gboolean
has_note (List *list, const char *words)
{
  GPtrArray *notes = alpr_hot_list_file_get_notes (list->file);

  for (guint i = 0; i < notes->len; i++)
    if (strstr (notes->pdata[i], words) != NULL)
      return TRUE;
  return FALSE;
}

/* The beginning of a day in Chicago, which is five or six hours behind */
static gint64
day (int year, int month, int number, int hours)
{
  return alpr_time_from_civil (year, month, number, hours, 0, 0);
}

static void
test_plain (void)
{
  g_auto (List) list = { 0 };

  read_sample (&list, "plain.csv", ALPR_HOT_LIST_CSV, 3);
  is_line (&list, 0, "ZZ 1001", "NE", "Stolen", NULL);
  g_assert_cmpstr (line_at (&list, 0)->text[ALPR_HOT_REASON], ==, "Theft of vehicle");
  g_assert_cmpstr (line_at (&list, 0)->text[ALPR_HOT_CASE], ==, "26-1001");
  g_assert_cmpstr (line_at (&list, 0)->text[ALPR_HOT_VEHICLE], ==, "red");
  is_line (&list, 1, "zz-1o02", "IA", "Stolen plate", NULL);
  is_line (&list, 2, "ZZ1003", "KS", "Wanted", NULL);
  g_assert_cmpint (line_at (&list, 2)->line, ==, 5);
  /* A day counts to its end. */
  g_assert_cmpint (line_at (&list, 0)->expires_at, ==, day (2027, 1, 1, 6));
  g_assert_cmpint (line_at (&list, 1)->expires_at, ==, day (2027, 1, 1, 6));
  g_assert_cmpint (line_at (&list, 2)->expires_at, ==, ALPR_HOT_NO_TIME);
  g_assert_true (has_note (&list, "1 rows above the heading"));
}

static void
test_delimiters (void)
{
  static const char signs[] = ",;\t|";

  for (const char *sign = signs; *sign != '\0'; sign++)
    {
      g_auto (List) list = { 0 };
      g_autofree char *text = g_strdup_printf ("Note%cPlate%cState\nx%cZZ1%cNE\n\ny%c\"ZZ2\"%cIA\n",
                                               *sign, *sign, *sign, *sign, *sign, *sign);

      read_text (&list, text, ALPR_HOT_LIST_CSV, 2);
      is_line (&list, 0, "ZZ1", "NE", NULL, "x");
      is_line (&list, 1, "ZZ2", "IA", NULL, "y");
      g_assert_cmpint (line_at (&list, 1)->line, ==, 4);
    }
}

static void
test_one_column (void)
{
  g_auto (List) list = { 0 };

  read_text (&list, "PLATE\r\nZZ1\r\nZZ2\r\n", ALPR_HOT_LIST_CSV, 2);
  is_line (&list, 1, "ZZ2", NULL, NULL, NULL);
  g_assert_true (has_note (&list, "one to three characters, taken in: 2, first on line 2"));
}

/* Nothing is dropped: each line is one, with its fault. */
static void
test_faults (void)
{
  g_auto (List) list = { 0 };

  read_text (&list,
             "Plate,State,Date,Tow company\n"
             "ZZ1001,NE,2026-02-30,x\n"
             ",NE,,\n"
             "***,NE,,\n"
             "ZZ1234567890123456,NE,,\n"
             "ZZ 10-02,Elbonia,11/20/2026,\n"
             "Plate,State,Date,Tow company\n"
             "\"ZZ1003\"x,NE,,\n"
             "ZZ1004\n"
             "A,NE,20261120,\n",
             ALPR_HOT_LIST_CSV, 8);
  is_line (&list, 0, "ZZ1001", "NE", NULL, NULL);
  g_assert_cmpint (line_at (&list, 0)->listed_at, ==, ALPR_HOT_NO_TIME);
  is_aside (&list, 1, 3, "no plate");
  is_aside (&list, 2, 4, "letters, digits");
  is_aside (&list, 3, 5, "fifteen");
  is_line (&list, 4, "ZZ 10-02", NULL, NULL, NULL);
  g_assert_cmpstr (line_at (&list, 4)->text[ALPR_HOT_ISSUER], ==, "Elbonia");
  g_assert_cmpint (line_at (&list, 4)->listed_at, ==, day (2026, 11, 20, 6));
  is_aside (&list, 5, 8, "quote");
  is_line (&list, 6, "ZZ1004", NULL, NULL, NULL);
  g_assert_cmpint (line_at (&list, 7)->listed_at, ==, day (2026, 11, 20, 6));
  g_assert_true (has_note (&list, "Column “Tow company” is not taken in"));
  g_assert_true (has_note (&list, "heading again among the lines, passed over: 1, first on line 7"));
  g_assert_true (has_note (&list, "Days that can’t be read: 1, first on line 2"));
  g_assert_true (has_note (&list, "States that are not known: 1, first on line 6"));
}

static void
test_rekor (void)
{
  g_auto (List) list = { 0 };

  read_sample (&list, "rekor.csv", ALPR_HOT_LIST_REKOR, 3);
  is_line (&list, 0, "ZZ3001", "NE", NULL, "Stolen vehicle test");
  is_line (&list, 1, "ZZ3002", "ON", NULL, "Wanted test");
  is_line (&list, 2, "ZZ3003", NULL, NULL, "Test without a state");
}

static void
test_ncic (void)
{
  g_auto (List) list = { 0 };

  read_sample (&list, "ncic.txt", ALPR_HOT_LIST_NCIC, 8);
  is_line (&list, 0, "ZZ4001", "NE", "Stolen vehicle",
           "NIC V000000001; ORI TS0000000; plate of 2027; type PC");
  g_assert_cmpstr (line_at (&list, 0)->text[ALPR_HOT_VEHICLE], ==, "2015 FORD F15 PK RED/BLK");
  g_assert_cmpint (line_at (&list, 0)->listed_at, ==, day (2026, 11, 1, 5));
  g_assert_cmpint (line_at (&list, 0)->line, ==, 2);
  is_line (&list, 1, "ZZ4002", "OH", "Stolen plate",
           "NIC P000000002; ORI TS0000000; plate of 2026; type PC");
  is_line (&list, 2, "ZZ4003", "MO", "Missing person",
           "TEST MISSING PERSON; NIC M000000003; ORI TS0000000; plate of 9999; type PC");
  g_assert_cmpstr (line_at (&list, 2)->text[ALPR_HOT_VEHICLE], ==, "2019 DODG CHR 4D ORG");
  is_line (&list, 3, "ZZ 4004", NULL, "Wanted person",
           "NIC W000000004; ORI TS0000000; plate of 2026; type PC");
  g_assert_cmpint (line_at (&list, 3)->listed_at, ==, ALPR_HOT_NO_TIME);
  is_aside (&list, 4, 6, "no plate");
  is_line (&list, 5, "ZZ4001", "NE", "Stolen vehicle",
           "NIC V000000001; ORI TS0000000; plate of 2027; type PC");
  is_aside (&list, 6, 8, "record's number");
  is_aside (&list, 7, 9, "cut off");
  g_assert_true (has_note (&list, "The first line is a header: NCIC LPR EXTRACT"));
}

/* Washington's copy, without a header; a name in Windows-1252 stays in its columns. */
static void
test_ncic_variants (void)
{
  g_auto (List) list = { 0 };

  read_text (&list,
             "01V000000001TS000000020261101ZZ4001    WA2027PC\n"
             "01G000000002TS000000020261101ZZ4002    WA2027PC\n"
             "01P000000003TS000000020261101ZZ4003    NB2027PC\n",
             ALPR_HOT_LIST_NCIC, 3);
  g_assert_cmpstr (line_at (&list, 2)->issuer->code, ==, "NE");
  is_line (&list, 0, "ZZ4001", "WA", "Stolen vehicle",
           "NIC V000000001; ORI TS0000000; plate of 2027; type PC");
  is_line (&list, 1, "ZZ4002", "WA", "List G",
           "NIC G000000002; ORI TS0000000; plate of 2027; type PC");
  list_clear (&list);
  read_text (&list,
             "V000000001TS000000020261101ZZ4001    NE2027PC2015F0RDF15PKRED/BLKTEST JOS\xe9 NAME\n",
             ALPR_HOT_LIST_NCIC, 1);
  is_line (&list, 0, "ZZ4001", "NE", "Stolen vehicle",
           "TEST JOS\xc3\xa9 NAME; NIC V000000001; ORI TS0000000; plate of 2027; type PC");
}

static void
test_svs (void)
{
  g_auto (List) list = { 0 };

  read_sample (&list, "svs.tbl", ALPR_HOT_LIST_SVS, 4);
  is_line (&list, 0, "ZZ5001", "CA", "Stolen Vehicle System", "county 19");
  is_line (&list, 3, "ZZ-5004", "AZ", "Stolen Vehicle System", "county 22");
  g_assert_cmpint (line_at (&list, 3)->listed_at, ==, day (2026, 11, 4, 6));
  g_assert_cmpint (alpr_hot_list_file_get_source_at (list.file), ==,
                   alpr_time_from_civil (2026, 11, 20, 15, 0, 0));
  g_assert_cmpuint (alpr_hot_list_file_get_notes (list.file)->len, ==, 0);
}

static void
test_svs_footer (void)
{
  g_auto (List) list = { 0 };

  read_text (&list,
             "DATE11/20/2026 09:00\n"
             "ZZ5001  CA1920261101\n"
             "ZZ5\n"
             "TOTAL RECORD 0000003\n"
             "ZZ5002  CA1920261101\n",
             ALPR_HOT_LIST_SVS, 3);
  is_aside (&list, 1, 3, "cut off");
  is_aside (&list, 2, 5, "behind the line");
  g_assert_cmpuint (alpr_hot_list_file_get_notes (list.file)->len, ==, 0);
  list_clear (&list);
  read_text (&list, "DATE11/20/2026 09:00\nZZ5001  CA1920261101\nTOTAL RECORD 0000072\n",
             ALPR_HOT_LIST_SVS, 1);
  g_assert_true (has_note (&list, "says 72 records; there are 1"));
  list_clear (&list);
  read_text (&list, "DATE11/20/2026 09:00\nTOTAL RECORD 0000000\n", ALPR_HOT_LIST_SVS, 0);
  is_refused ("DATE11/20/2026 09:00\nZZ5001  CA1920261101\n", NULL, "cut off: its last line");
}

static void
test_genetec (void)
{
  g_auto (List) list = { 0 };

  read_sample (&list, "genetec.txt", ALPR_HOT_LIST_GENETEC, 2);
  is_line (&list, 0, "ZZ6001", "QC", "Stolen test", NULL);
  g_assert_cmpint (line_at (&list, 0)->listed_at, ==, day (2026, 11, 1, 5));
  g_assert_cmpint (line_at (&list, 0)->expires_at, ==, day (2027, 1, 1, 6));
  is_line (&list, 1, "ZZ6002", "NE", "Scofflaw test", NULL);
  list_clear (&list);
  read_sample (&list, "genetec-bare.txt", ALPR_HOT_LIST_GENETEC, 2);
  is_line (&list, 0, "ZZ7001", "QC", NULL, NULL);
  is_line (&list, 1, "ZZ7002", "NE", NULL, NULL);
  list_clear (&list);
  read_text (&list, "Stolen:NE:ZZ8001:2026-11-01:2026-12-31\n", ALPR_HOT_LIST_GENETEC, 1);
  is_line (&list, 0, "ZZ8001", "NE", "Stolen", NULL);
}

static void
test_refused (void)
{
  is_refused ("", NULL, "empty");
  is_refused ("nothing,of,this\nis,a,list\n", NULL, "no hot list that is known");
  is_refused ("<html><body>Sign in</body></html>", NULL, "web page");
  is_refused ("Plate,State\nZZ1001,\"NE\nZZ1002,NE\n", NULL, "cut off");
  is_refused ("Plate\nZZ1001\n", "vigilant", "There is no format “vigilant”");
  is_refused ("Car,State\nZZ1001,NE\n", "csv", "no heading that names a plate");
}

/* What was given counts, also where the file looks like something else. */
static void
test_as (void)
{
  g_auto (List) list = { 0 };
  const char *text = "V000000001TS000000020261101ZZ4001    NE2027PC\n";

  g_assert_true (read_fd (&list, make_fd (text, strlen (text)), "svs", NULL) == FALSE);
  list_clear (&list);
  text = "Plate,State\nZZ1001,NE\n";
  g_assert_true (read_fd (&list, make_fd (text, strlen (text)), "ncic", NULL));
  g_assert_cmpuint (list.lines->len, ==, 1);
  is_aside (&list, 0, 2, "record's number");
}

/* Packs texts, and gives the archive's bytes. */
static GByteArray *
pack (gboolean zip, const char *const *texts)
{
  GByteArray *bytes = g_byte_array_sized_new (65536);
  struct archive *archive = archive_write_new ();
  size_t used = 0;

  g_byte_array_set_size (bytes, 65536);
  if (zip)
    archive_write_set_format_zip (archive);
  else
    {
      archive_write_set_format_raw (archive);
      archive_write_add_filter_gzip (archive);
    }
  archive_write_open_memory (archive, bytes->data, bytes->len, &used);
  for (guint i = 0; texts[i] != NULL; i++)
    {
      struct archive_entry *entry = archive_entry_new ();
      g_autofree char *name = g_strdup_printf ("list-%u.csv", i);

      archive_entry_set_pathname (entry, name);
      archive_entry_set_size (entry, (la_int64_t) strlen (texts[i]));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_write_header (archive, entry);
      archive_write_data (archive, texts[i], strlen (texts[i]));
      archive_entry_free (entry);
    }
  archive_write_close (archive);
  archive_write_free (archive);
  g_byte_array_set_size (bytes, (guint) used);
  return bytes;
}

static void
test_packed (void)
{
  static const char *const one[] = { "Plate,State\nZZ1001,NE\nZZ1002,IA\n", NULL };

  for (guint zip = 0; zip < 2; zip++)
    {
      g_auto (List) list = { 0 };
      g_autoptr (GByteArray) bytes = pack (zip == 1, one);
      g_autofree char *sha256
          = g_compute_checksum_for_data (G_CHECKSUM_SHA256, bytes->data, bytes->len);
      g_autoptr (GError) error = NULL;

      read_fd (&list, make_fd ((const char *) bytes->data, bytes->len), NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (list.lines->len, ==, 2);
      is_line (&list, 1, "ZZ1002", "IA", NULL, NULL);
      g_assert_cmpstr (alpr_hot_list_file_get_sha256 (list.file), ==, sha256);
      g_assert_cmpint (alpr_hot_list_file_get_size (list.file), ==, bytes->len);
    }
}

static void
bytes_are_refused (GByteArray *bytes, const char *words)
{
  g_auto (List) list = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      read_fd (&list, make_fd ((const char *) bytes->data, bytes->len), NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_packed_badly (void)
{
  static const char *const two[] = { "Plate\nZZ1001\n", "Plate\nZZ1002\n", NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GByteArray) several = pack (TRUE, two);
  g_autoptr (GByteArray) empty = pack (TRUE, none);
  g_autofree char *long_text = g_strnfill (30000, 'x');
  const char *const one[] = { long_text, NULL };
  g_autoptr (GByteArray) cut = pack (FALSE, one);

  bytes_are_refused (several, "holds several files");
  bytes_are_refused (empty, "holds no file");
  g_byte_array_set_size (cut, cut->len / 2);
  bytes_are_refused (cut, "damaged or cut off");
}

/* 64 MiB of nothing become a few hundred kilobytes. */
static void
test_bomb (void)
{
  gsize size = 80 * 1024 * 1024;
  g_autofree char *text = g_strnfill (size, 'x');
  const char *const one[] = { text, NULL };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();
  size_t used = 0;

  g_byte_array_set_size (bytes, 4 * 1024 * 1024);
  archive_write_set_format_raw (archive);
  archive_write_add_filter_gzip (archive);
  archive_write_open_memory (archive, bytes->data, bytes->len, &used);
  archive_entry_set_pathname (entry, "list");
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_write_header (archive, entry);
  archive_write_data (archive, one[0], size);
  archive_entry_free (entry);
  archive_write_close (archive);
  archive_write_free (archive);
  g_byte_array_set_size (bytes, (guint) used);
  bytes_are_refused (bytes, "200 times");
}

/* Lines far longer than a record, and one that no line break ends, cost no memory. */
static void
test_long_lines (void)
{
  g_auto (List) list = { 0 };
  g_autofree char *surplus = g_strnfill (600000, 'y');
  g_autofree char *text
      = g_strconcat ("V000000001TS000000020261101ZZ4001    NE2027PC\n", "V000000002", surplus,
                     "\nV000000003TS000000020261101ZZ4003    NE2027PC", NULL);

  read_text (&list, text, ALPR_HOT_LIST_NCIC, 3);
  is_line (&list, 0, "ZZ4001", "NE", "Stolen vehicle",
           "NIC V000000001; ORI TS0000000; plate of 2027; type PC");
  is_aside (&list, 1, 2, "longer than a record");
  is_line (&list, 2, "ZZ4003", "NE", "Stolen vehicle",
           "NIC V000000003; ORI TS0000000; plate of 2027; type PC");
}

static void
test_missing (void)
{
  g_autoptr (GTimeZone) zone = chicago ();
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_hot_list_file_open ("/nowhere/list.csv", NULL, zone, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/hot-list/plain", test_plain);
  g_test_add_func ("/intake/hot-list/delimiters", test_delimiters);
  g_test_add_func ("/intake/hot-list/one-column", test_one_column);
  g_test_add_func ("/intake/hot-list/faults", test_faults);
  g_test_add_func ("/intake/hot-list/rekor", test_rekor);
  g_test_add_func ("/intake/hot-list/ncic", test_ncic);
  g_test_add_func ("/intake/hot-list/ncic-variants", test_ncic_variants);
  g_test_add_func ("/intake/hot-list/svs", test_svs);
  g_test_add_func ("/intake/hot-list/svs-footer", test_svs_footer);
  g_test_add_func ("/intake/hot-list/genetec", test_genetec);
  g_test_add_func ("/intake/hot-list/refused", test_refused);
  g_test_add_func ("/intake/hot-list/as", test_as);
  g_test_add_func ("/intake/hot-list/packed", test_packed);
  g_test_add_func ("/intake/hot-list/packed-badly", test_packed_badly);
  g_test_add_func ("/intake/hot-list/bomb", test_bomb);
  g_test_add_func ("/intake/hot-list/long-lines", test_long_lines);
  g_test_add_func ("/intake/hot-list/missing", test_missing);
  return g_test_run ();
}
