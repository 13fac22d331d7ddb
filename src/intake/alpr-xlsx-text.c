/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts of a workbook. A text is one element `t` or several in runs of different looks (`r`); a
 * Japanese text may carry its reading in phonetic runs (`rPh`), which are no part of it. Characters
 * that XML cannot hold are written _x000D_, and an underscore before such a thing _x005F_; both are
 * undone.
 *
 * The shared strings are held in memory, one behind the other with their ends in a list, since
 * cells name them in any order: at most MEMORY_MAX bytes with all that belongs to them.
 */

#include "alpr-xlsx-text.h"

#include <string.h>

#define MEMORY_MAX (G_GUINT64_CONSTANT (512) << 20)

struct _AlprXlsxStrings
{
  AlprXlsxText text;
  GArray *ends; /* of guint32: where each string ends */
  AlprXml *xml; /* while it is read */
  gboolean in_item;
};

/** alpr_xlsx_text_init: Makes an empty collector. */
void
alpr_xlsx_text_init (AlprXlsxText *self)
{
  memset (self, 0, sizeof *self);
  self->bytes = g_byte_array_sized_new (64); /* its data is never NULL */
}

/** alpr_xlsx_text_clear: Frees what @self holds. */
void
alpr_xlsx_text_clear (AlprXlsxText *self)
{
  g_clear_pointer (&self->bytes, g_byte_array_unref);
}

/** alpr_xlsx_text_begin: A new text begins, behind those before it. */
void
alpr_xlsx_text_begin (AlprXlsxText *self)
{
  self->begun = self->bytes->len;
  self->in_text = FALSE;
  self->in_phonetic = 0;
}

/** alpr_xlsx_text_start: An element inside the text begins. */
void
alpr_xlsx_text_start (AlprXlsxText *self, const char *element)
{
  if (strcmp (element, "rPh") == 0)
    self->in_phonetic++;
  else if (strcmp (element, "t") == 0)
    self->in_text = self->in_phonetic == 0;
}

/** alpr_xlsx_text_end: An element inside the text ends. */
void
alpr_xlsx_text_end (AlprXlsxText *self, const char *element)
{
  if (strcmp (element, "rPh") == 0 && self->in_phonetic > 0)
    self->in_phonetic--;
  else if (strcmp (element, "t") == 0)
    self->in_text = FALSE;
}

/** alpr_xlsx_text_add: Characters, which count inside `t` alone. */
void
alpr_xlsx_text_add (AlprXlsxText *self, const char *text, gsize length)
{
  if (self->in_text)
    g_byte_array_append (self->bytes, (const guint8 *) text, (guint) length);
}

/* The character that `_x000D_` at @at stands for; 0 where there is none. */
static gunichar
read_escape (const char *at, const char *until)
{
  gunichar letter = 0;

  if (until - at < 7 || at[0] != '_' || (at[1] != 'x' && at[1] != 'X') || at[6] != '_')
    return 0;
  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (at[i]);

      if (digit < 0)
        return 0;
      letter = letter * 16 + (gunichar) digit;
    }
  return g_unichar_validate (letter) ? letter : 0;
}

/** alpr_xlsx_text_finish: The text ends; what it escapes is undone. */
void
alpr_xlsx_text_finish (AlprXlsxText *self)
{
  char *out = (char *) self->bytes->data + self->begun;
  const char *until = (const char *) self->bytes->data + self->bytes->len;
  const char *at = self->bytes->len > self->begun
                       ? memchr (out, '_', self->bytes->len - self->begun)
                       : NULL;

  if (at == NULL)
    return;
  for (out += at - out; at < until;)
    {
      gunichar letter = read_escape (at, until);

      if (letter != 0)
        {
          out += g_unichar_to_utf8 (letter, out);
          at += 7;
        }
      else
        *out++ = *at++;
    }
  g_byte_array_set_size (self->bytes, (guint) (out - (char *) self->bytes->data));
}

static void
string_started_cb (gpointer data, const char *name, const char **attributes)
{
  AlprXlsxStrings *self = data;

  if (strcmp (name, "si") == 0)
    {
      self->in_item = TRUE;
      alpr_xlsx_text_begin (&self->text);
    }
  else if (self->in_item)
    alpr_xlsx_text_start (&self->text, name);
}

static void
string_ended_cb (gpointer data, const char *name)
{
  AlprXlsxStrings *self = data;
  guint32 end;

  if (!self->in_item)
    return;
  if (strcmp (name, "si") != 0)
    {
      alpr_xlsx_text_end (&self->text, name);
      return;
    }
  self->in_item = FALSE;
  alpr_xlsx_text_finish (&self->text);
  end = self->text.bytes->len;
  g_array_append_val (self->ends, end);
}

static void
string_read_cb (gpointer data, const char *text, gsize length)
{
  AlprXlsxStrings *self = data;
  guint64 memory = (guint64) self->text.bytes->len + length + 4 * (guint64) self->ends->len;

  if (memory > MEMORY_MAX)
    alpr_xml_fail (self->xml, "the workbook's texts need more than 512 MiB");
  else if (self->in_item)
    alpr_xlsx_text_add (&self->text, text, length);
}

/**
 * alpr_xlsx_strings_read:
 * @source: (nullable): the part with the shared strings; %NULL for a workbook without
 * @error: return location for an error
 *
 * Returns: (transfer full): the strings; %NULL with %ALPR_ERROR_FORMAT where the part is damaged
 */
AlprXlsxStrings *
alpr_xlsx_strings_read (const AlprXmlSource *source, GError **error)
{
  static const AlprXmlHandlers handlers = { string_started_cb, string_ended_cb, string_read_cb };
  g_autoptr (AlprXlsxStrings) self = g_new0 (AlprXlsxStrings, 1);
  g_autoptr (AlprXml) xml = NULL;

  alpr_xlsx_text_init (&self->text);
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (source == NULL)
    return g_steal_pointer (&self);
  xml = alpr_xml_new (source, &handlers, self);
  self->xml = xml;
  if (!alpr_xml_run_whole (xml, error))
    return NULL;
  self->xml = NULL;
  return g_steal_pointer (&self);
}

/** alpr_xlsx_strings_free: Frees the strings. */
void
alpr_xlsx_strings_free (AlprXlsxStrings *self)
{
  alpr_xlsx_text_clear (&self->text);
  g_array_unref (self->ends);
  g_free (self);
}

/**
 * alpr_xlsx_strings_get:
 * @self: the strings
 * @index: a string's place, from 0
 * @text: (out) (transfer none): the string, not closed with a NUL
 * @length: (out): its length in bytes
 *
 * Returns: whether there is such a string
 */
gboolean
alpr_xlsx_strings_get (AlprXlsxStrings *self, guint64 index, const char **text, gsize *length)
{
  guint32 from, until;

  if (index >= self->ends->len)
    return FALSE;
  from = index > 0 ? g_array_index (self->ends, guint32, index - 1) : 0;
  until = g_array_index (self->ends, guint32, index);
  *text = (const char *) self->text.bytes->data + from;
  *length = until - from;
  return TRUE;
}
