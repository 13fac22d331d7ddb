/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hot-list files: whatever the bytes, every line is given once, with texts that are text and either
 * a plate or a fault; or the file is refused by name. The first byte may say how it is written.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-hot-list-file.h"
#include "alpr-text.h"
#include "fuzz.h"

/* `!0` to `!4` before the bytes: as which format they are read */
static const char *
take_format (const uint8_t **data, size_t *size)
{
  AlprHotListFormat format;

  if (*size < 2 || (*data)[0] != '!')
    return NULL;
  format = (AlprHotListFormat) ((*data)[1] % ALPR_HOT_LIST_N_FORMATS);
  *data += 2;
  *size -= 2;
  return alpr_hot_list_format_to_text (format);
}

static void
check_line (AlprHotListFile *file, const AlprHotLine *line)
{
  g_autofree char *raw = alpr_hot_list_file_dup_raw (file);

  g_assert_true (g_utf8_validate (raw, -1, NULL));
  g_assert_cmpint (line->line, >, 0);
  for (guint i = 0; i < ALPR_HOT_N_FIELDS; i++)
    if (line->text[i] != NULL)
      {
        g_assert_true (g_utf8_validate (line->text[i], -1, NULL));
        g_assert_cmpuint (strlen (line->text[i]), >, 0);
      }
  if (line->fault == NULL)
    {
      g_assert_nonnull (line->text[ALPR_HOT_PLATE]);
      g_assert_null (alpr_plate_find_fault (line->text[ALPR_HOT_PLATE]));
    }
}

static gboolean
read_all (AlprHotListFile *file, GError **error)
{
  g_autoptr (GError) cause = NULL;
  AlprHotLine line;
  gint64 lines = 0;

  while (alpr_hot_list_file_next (file, &line, &cause))
    {
      check_line (file, &line);
      lines++;
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  g_assert_cmpint (alpr_hot_list_file_get_lines_read (file), ==, lines);
  return alpr_hot_list_file_finish (file, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static GTimeZone *zone = NULL;
  const char *format = take_format (&data, &size);
  int fd = memfd_create ("fuzz", MFD_CLOEXEC);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprHotListFile) file = NULL;

  if (zone == NULL)
    zone = g_time_zone_new_identifier ("America/Chicago");
  g_assert_cmpint (write (fd, data, size), ==, size);
  file = alpr_hot_list_file_open_fd (fd, "fuzz.csv", format, zone, NULL, &error);
  if (file != NULL && read_all (file, &error))
    {
      GPtrArray *notes = alpr_hot_list_file_get_notes (file);

      g_assert_no_error (error);
      g_assert_cmpuint (strlen (alpr_hot_list_file_get_sha256 (file)), ==, 64);
      for (guint i = 0; i < notes->len; i++)
        g_assert_true (g_utf8_validate (notes->pdata[i], -1, NULL));
      return 0;
    }
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_nonnull (strstr (error->message, "“fuzz.csv”"));
  return 0;
}
