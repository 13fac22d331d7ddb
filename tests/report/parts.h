/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts inside a workbook's archive, for tests.
 */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <string.h>

/* The text of the part called @name; NULL where there is none. */
static inline char *
read_part (const char *path, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  char *text = NULL;

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_filename (archive, path, 65536), ==, ARCHIVE_OK);
  while (text == NULL && archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), name) == 0)
      {
        g_autoptr (GString) whole = g_string_new (NULL);
        char buffer[8192];
        la_ssize_t length;

        while ((length = archive_read_data (archive, buffer, sizeof buffer)) > 0)
          g_string_append_len (whole, buffer, length);
        g_assert_cmpint (length, ==, 0);
        text = g_string_free (g_steal_pointer (&whole), FALSE);
      }
  archive_read_free (archive);
  return text;
}

/* Asserts that @text holds @part, and shows where it was looked for. */
#define assert_holds(text, part) \
  G_STMT_START \
  { \
    if (strstr ((text), (part)) == NULL) \
      g_error ("%s:%d: not found: %s\nin: %.4000s", __FILE__, __LINE__, (part), (text)); \
  } \
  G_STMT_END

static inline guint
count_of (const char *text, const char *part)
{
  guint count = 0;

  for (const char *at = strstr (text, part); at != NULL; at = strstr (at + strlen (part), part))
    count++;
  return count;
}
