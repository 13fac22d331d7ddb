/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a hot-list file is written, by its beginning and never by its name: a workbook is a table;
 * DATE and a day begin California's list; a record of NCIC is known by its number; else the first
 * lines are parted at each sign that may stand between cells, and where a heading names a plate
 * there, the file is a table. What was given with it (`--as`) counts, and only the sign between
 * cells is sought then.
 */

#include "alpr-hot-list-private.h"

#include <string.h>
#include <unistd.h>

#include "alpr-content.h"
#include "alpr-encoding.h"
#include "alpr-error.h"

#define HEAD (16 * 1024)

/* What may stand between cells, the likeliest first */
static const char delimiters[] = ",;\t|:";

/* The file's beginning, decoded; its last line may be cut. */
static char *
read_head (int fd, const char *name, GError **error)
{
  AlprDecoder decoder = { 0 };
  g_autofree char *bytes = g_malloc (HEAD);
  g_autofree char *text = NULL;
  gssize got;

  if (!alpr_encoding_detect (fd, name, &decoder.encoding, error))
    return NULL;
  got = MAX (pread (fd, bytes, HEAD, 0), 0);
  if (decoder.encoding == ALPR_ENCODING_UTF8)
    text = g_strndup (bytes, (gsize) got);
  else
    {
      text = g_malloc0 (alpr_decoder_room (&decoder, (gsize) got) + 1);
      alpr_decoder_decode (&decoder, bytes, (gsize) got, text);
    }
  return g_utf8_make_valid (g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text, -1);
}

/* The first lines with something in them */
static GPtrArray *
list_lines (const char *head)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  while (*head != '\0' && lines->len < ALPR_HOT_HEAD_LINES)
    {
      gsize length = strcspn (head, "\r\n");

      if (strspn (head, " \t") < length && g_ascii_strncasecmp (head, "sep=", 4) != 0)
        g_ptr_array_add (lines, g_strndup (head, length));
      head += length + strspn (head + length, "\r\n");
    }
  return lines;
}

/* Parts a line without regard to quotes around several cells: a heading has none. */
static AlprHotLayout *
read_layout (AlprHotListFile *self, const char *line, char delimiter, gboolean heading)
{
  char between[2] = { delimiter, '\0' };
  g_auto (GStrv) parts = g_strsplit (line, between, -1);
  guint n = g_strv_length (parts);
  g_autofree AlprCell *cells = g_new0 (AlprCell, n + 1);
  AlprReadRow row = { .cells = cells, .n_cells = n };

  for (guint i = 0; i < n; i++)
    {
      g_strdelimit (parts[i], "\"", ' ');
      cells[i].text = g_strstrip (parts[i]);
      cells[i].length = strlen (cells[i].text);
    }
  return heading ? alpr_hot_layout_new (&row, self->names)
                 : alpr_hot_layout_new_genetec (&row);
}

/* The sign at which most columns are known, with what the heading says of the vendor. */
static gboolean
find_heading (AlprHotListFile *self, GPtrArray *lines, AlprHotListFormat *format)
{
  guint best = 0;

  for (guint i = 0; i < lines->len; i++)
    for (const char *delimiter = delimiters; *delimiter != '\0'; delimiter++)
      {
        g_autoptr (AlprHotLayout) layout = read_layout (self, lines->pdata[i], *delimiter, TRUE);

        if (layout == NULL || layout->columns->len <= best)
          continue;
        best = layout->columns->len;
        self->delimiter = *delimiter;
        *format = layout->rekor     ? ALPR_HOT_LIST_REKOR
                  : layout->genetec ? ALPR_HOT_LIST_GENETEC
                                    : ALPR_HOT_LIST_CSV;
      }
  return best > 0;
}

static gboolean
find_genetec (AlprHotListFile *self, GPtrArray *lines)
{
  for (const char *delimiter = delimiters; lines->len > 0 && *delimiter != '\0'; delimiter++)
    {
      g_autoptr (AlprHotLayout) layout = read_layout (self, lines->pdata[0], *delimiter, FALSE);

      if (layout == NULL)
        continue;
      self->delimiter = *delimiter;
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_record (GPtrArray *lines)
{
  for (guint i = 0; i < MIN (lines->len, 3); i++)
    if (alpr_hot_list_is_ncic (lines->pdata[i]))
      return TRUE;
  return FALSE;
}

static gboolean
recognise (AlprHotListFile *self, GPtrArray *lines, AlprHotListFormat *format)
{
  if (lines->len > 0 && alpr_hot_list_is_svs_header (lines->pdata[0]))
    *format = ALPR_HOT_LIST_SVS;
  else if (has_record (lines))
    *format = ALPR_HOT_LIST_NCIC;
  else if (!find_heading (self, lines, format))
    {
      if (!find_genetec (self, lines))
        return FALSE;
      *format = ALPR_HOT_LIST_GENETEC;
    }
  return TRUE;
}

/* Which sign stands between the cells of a table whose format is given. */
static void
find_delimiter (AlprHotListFile *self, GPtrArray *lines)
{
  AlprHotListFormat format;

  if (!find_heading (self, lines, &format) && !find_genetec (self, lines))
    self->delimiter = self->format == ALPR_HOT_LIST_GENETEC ? ';' : '\0';
}

/**
 * alpr_hot_list_detect:
 * @self: a file that is about to be opened
 * @fd: its bytes
 * @given: whether its format was given
 * @error: return location for an error
 *
 * Settles the file's format and what stands between its cells.
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT where it is no hot list that is known
 */
gboolean
alpr_hot_list_detect (AlprHotListFile *self, int fd, gboolean given, GError **error)
{
  const char *refusal = NULL;
  g_autofree char *head = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  switch (alpr_content_of (fd, &refusal))
    {
    case ALPR_CONTENT_ZIP:
      return TRUE;
    case ALPR_CONTENT_TEXT:
      break;
    case ALPR_CONTENT_REFUSED:
    default:
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” %s", self->name, refusal);
      return FALSE;
    }
  head = read_head (fd, self->name, error);
  if (head == NULL)
    return FALSE;
  lines = list_lines (head);
  if (given)
    find_delimiter (self, lines);
  else if (!recognise (self, lines, &self->format))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   "“%s” is no hot list that is known: it has no heading that names a plate (as "
                   "Plate, License Plate, Tag), and its lines are neither NCIC’s nor California’s "
                   "nor Genetec’s",
                   self->name);
      return FALSE;
    }
  return TRUE;
}
