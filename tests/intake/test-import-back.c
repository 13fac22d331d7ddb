/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every cell of every row that was taken in can be given back letter by letter from the book: texts
 * from the dictionaries, counts and ids as numbers, instants in the form that the sheet's row in
 * import_sheet names, and everything else from search_extra. The files are read a second time and
 * compared cell by cell.
 */
#include "import-fixture.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-reader.h"
#include "alpr-stamp.h"

typedef struct
{
  const char *label; /* folded */
  const char *column;
} Column;

/* Labels of the samples' headers → columns of v_search_text and v_search. */
static const Column columns[] = {
  { "id", "key" },           { "name", "account" },
  { "userid", "account" },   { "org name", "organisation" },
  { "networkcount", "networks" }, { "total networks searched", "networks" },
  { "cameracount", "devices" }, { "total devices searched", "devices" },
  { "time frame", "frame" }, { "license plate", "plate" },
  { "reason", "reason" },    { "case #", "case_number" },
  { "casenumber", "case_number" }, { "filters", "filter" },
  { "search time", "at" },   { "searchdate", "at" },
  { "search type", "type" }, { "text prompt", "prompt" },
  { "moderation", "moderation" }, { "offensetype", "offense" },
};

static const char *
find_column (const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (columns[i].label, label) == 0)
      return columns[i].column;
  return NULL;
}

/* The labels of a header: trimmed, as written, and folded. */
static GPtrArray *
read_labels (const AlprReadRow *row)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->n_cells; i++)
    {
      AlprCell cell = alpr_cell_trim (&row->cells[i]);

      g_ptr_array_add (labels, g_strndup (cell.text, cell.length));
    }
  return labels;
}

/* The form that import_sheet names for a column. */
static AlprStampForm
form_of (const char *header, const char *label)
{
  g_autofree char *mark = g_strdup_printf ("\n%s: ", label);
  const char *at = strstr (header, mark);

  g_assert_nonnull (at);
  at += strlen (mark);
  for (int i = 0; i < ALPR_N_STAMPS; i++)
    {
      const char *word = alpr_stamp_to_text ((AlprStampForm) i);

      if (strncmp (at, word, strlen (word)) == 0 && strchr ("\n", at[strlen (word)]) != NULL)
        return (AlprStampForm) i;
    }
  g_assert_not_reached ();
}

static char *
write_uuid (const guint8 *key)
{
  GString *out = g_string_new (NULL);

  for (int i = 0; i < 16; i++)
    g_string_append_printf (out, "%s%02x", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "", key[i]);
  return g_string_free (out, FALSE);
}

/* The cell of search_extra for a label, unquoted; NULL where there is none. */
static char *
find_kept (const char *extra, const char *label)
{
  g_autofree char *mark = g_strdup_printf ("%s: ", label);
  const char *at = extra;
  GString *out;

  while (at != NULL && !g_str_has_prefix (at, mark))
    {
      at = strchr (at, '\n');
      at = at != NULL ? at + 1 : NULL;
    }
  if (at == NULL)
    return NULL;
  at += strlen (mark);
  if (*at != '"')
    return g_strndup (at, strcspn (at, "\n"));
  out = g_string_new (NULL);
  for (at++; *at != '"' || at[1] == '"'; at++)
    {
      g_string_append_c (out, *at);
      at += *at == '"';
    }
  return g_string_free (out, FALSE);
}

static char *
write_instants (AlprCursor *cursor, const char *column, AlprStampForm form)
{
  gboolean frame = strcmp (column, "frame") == 0;
  int at = alpr_cursor_find (cursor, frame ? "frame_from" : "at");
  char first[ALPR_STAMP_LONGEST], second[ALPR_STAMP_LONGEST] = "";

  if (alpr_cursor_get_type (cursor, at) == ALPR_CELL_TYPE_NULL)
    return g_strdup ("");
  alpr_stamp_write (form, alpr_cursor_get_integer (cursor, at), first);
  if (!frame)
    return g_strdup (first);
  alpr_stamp_write (form, alpr_cursor_get_integer (cursor, at + 1), second);
  return g_strconcat (first, "\n", second, NULL);
}

/* A cell as the book gives it back. */
static char *
give_back (AlprCursor *cursor, const char *label)
{
  const char *extra = alpr_cursor_get_text (cursor, alpr_cursor_find (cursor, "extra"));
  const char *header = alpr_cursor_get_text (cursor, alpr_cursor_find (cursor, "header"));
  g_autofree char *kept = extra != NULL ? find_kept (extra, label) : NULL;
  g_autofree char *folded = g_ascii_strdown (label, -1);
  const char *column = find_column (folded);
  const char *text;

  if (kept != NULL)
    return g_steal_pointer (&kept);
  if (column == NULL)
    return g_strdup ("");
  if (strcmp (column, "at") == 0 || strcmp (column, "frame") == 0)
    return write_instants (cursor, column, form_of (header, label));
  if (strcmp (column, "key") == 0
      && alpr_cursor_get_integer (cursor, alpr_cursor_find (cursor, "derived")) != 0)
    return g_strdup ("");
  if (strcmp (column, "key") == 0)
    return write_uuid (alpr_cursor_get_blob (cursor, alpr_cursor_find (cursor, "key"), NULL));
  text = alpr_cursor_get_text (cursor, alpr_cursor_find (cursor, column));
  return g_strdup (text != NULL ? text : "");
}

static void
compare_row (AlprCursor *cursor, GPtrArray *labels, const AlprReadRow *row)
{
  for (guint i = 0; i < labels->len; i++)
    {
      g_autofree char *given = give_back (cursor, g_ptr_array_index (labels, i));
      g_autofree char *cell
          = i < row->n_cells ? g_strndup (row->cells[i].text, row->cells[i].length) : g_strdup ("");

      if (strcmp (given, cell) != 0)
        g_error ("row %" G_GINT64_FORMAT ", %s: “%s” came back as “%s”", row->row,
                 (char *) g_ptr_array_index (labels, i), cell, given);
    }
}

/* Takes the file in and compares all its rows; returns how many there were. */
static gint64
check_file (Book *book, const char *path)
{
  g_autoptr (AlprImportResult) result = book_import (book, path);
  g_autofree char *sql = g_strdup_printf (
      "SELECT t.*, h.header, e.text AS extra FROM v_search_text t JOIN v_search s ON s.id = t.id"
      " JOIN import_sheet h ON h.id = s.sheet LEFT JOIN search_extra e ON e.search = t.id"
      " WHERE t.import = %" G_GINT64_FORMAT " ORDER BY t.id",
      result->import);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprReader) reader = alpr_reader_open (path, &error);
  g_autoptr (AlprCursor) cursor = alpr_store_query_text (book->store, sql, NULL, &error);
  g_autoptr (GPtrArray) labels = NULL;
  AlprReadRow row;
  gint64 rows = 0;

  g_assert_no_error (error);
  g_assert_true (alpr_reader_next_sheet (reader, &error));
  g_assert_true (alpr_reader_next_row (reader, &row, &error));
  labels = read_labels (&row);
  while (alpr_cursor_next (cursor, &error))
    {
      g_assert_true (alpr_reader_next_row (reader, &row, &error));
      g_assert_cmpint (alpr_cursor_get_integer (cursor, alpr_cursor_find (cursor, "row")), ==,
                       row.row);
      compare_row (cursor, labels, &row);
      rows++;
    }
  g_assert_no_error (error);
  g_assert_cmpint (rows, ==, result->rows_read);
  return rows;
}

static void
test_samples (Book *book, gconstpointer data)
{
  static const char *const files[][2] = {
    { "flock-organization-audit", "1_1_2025-1_31_2025-Prairie Junction NE PD-Audit.csv" },
    { "flock-organization-audit", "6_1_2025-6_30_2025-Prairie Junction NE PD-Audit.xlsx" },
    { "flock-organization-audit", "8_1_2025-8_31_2025-Prairie Junction NE PD-Audit.csv" },
    { "flock-organization-audit", "2_1_2026-2_28_2026-Prairie Junction NE PD-Audit.csv" },
    { "flock-portal", "albany-ca-pd__2026-04-24__search_audit.csv" },
    { "flock-portal", "eugene-or-pd__2025__search_audit.csv" },
    { "flock-portal", "lincoln-ca-pd__2026-04-26__search_audit.csv" },
  };
  gint64 rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = book_sample (files[i][0], files[i][1]);

      rows += check_file (book, path);
    }
  g_assert_cmpint (rows, ==, 3348 + 3285 + 2570 + 2735 + 143 + 4294 + 147);
}

/* Cells in every form that the columns can't hold. */
static void
test_odd_cells (Book *book, gconstpointer data)
{
  g_autofree char *path = book_write (
      book, "odd.csv",
      "ID,Name, Org Name ,Total Networks Searched,Total Devices Searched,Time Frame,License Plate,"
      "Reason,Case #,Badge,Search Time\r\n"
      "8A8D6C65-2939-41F0-A0E5-3A0989A7F59C, A  B ,X PD ,007,\xe2\x80\x94\xe2\x80\x94,***,p 1,"
      "\"two\nlines, \"\"quoted\"\"\",,17,\"1/9/2025, 12:32:31 PM UTC\"\r\n"
      ",C D,,\"1,463\",,\"1/8/2025, 01:00:04 PM UTC to 1/9/2025, 01:00:04 PM UTC\", ,r - ,n/a,"
      "\"a\nb\",\"11/9/2025, 12:32:31 PM UTC\"\r\n"
      "30fb1af6-221f-4a3b-a831-af600247ffa5,E F,y,5,6,"
      "\"1/8/2025, 01:00:04 PM UTC\n1/9/2025, 01:00:04 PM UTC\",,,c1,,2025-01-09T12:50:00.5Z\r\n"
      " d474083f-c884-4e29-a6e5-20f36ce23e7e,G H,y,5,6,,,,c1,,\"01/09/2025, 12:32:31 PM UTC\"\r\n"
      "d474083f-c884-4e29-a6e5-20f36ce23e7f,G H,y, 5,*,\"1/8/2025, 01:00:04 PM UTC\n\n"
      "1/9/2025, 01:00:04 PM UTC\",,,c1,,\"1/9/2025, 12:00:00 AM UTC\"\r\n");

  g_assert_cmpint (check_file (book, path), ==, 5);
  g_assert_cmpint (book_number (book, "SELECT count(*) FROM v_search WHERE derived = 1"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  book_add ("/intake/import/back/samples", test_samples);
  book_add ("/intake/import/back/odd-cells", test_odd_cells);
  return g_test_run ();
}
