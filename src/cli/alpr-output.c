/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What alprctl writes to standard output: one JSON value, a CSV table, or aligned text. It streams,
 * so that a million findings cost no memory: a JSON value is written as it is built, a table keeps
 * at most a few thousand rows to find its widths.
 */

#include "alpr-output.h"

#include <stdio.h>
#include <string.h>

#include "alpr-text.h"

#define ROWS_KEPT 2000
#define WIDEST 60

struct _AlprOutput
{
  AlprOutputForm form;

  /* JSON */
  GByteArray *filled; /* one byte a level: whether a comma is due */

  /* Tables */
  GPtrArray *rows; /* of char**, the head first; NULL outside a table */
  int *widths;
  guint n_columns;
  gboolean flowing; /* widths are fixed, rows go straight out */
};

/** alpr_output_new: Returns: (transfer full): an output of that form */
AlprOutput *
alpr_output_new (AlprOutputForm form)
{
  AlprOutput *self = g_new0 (AlprOutput, 1);

  self->form = form;
  self->filled = g_byte_array_new ();
  g_byte_array_append (self->filled, (const guint8 *)"\0", 1);
  return self;
}

void
alpr_output_free (AlprOutput *self)
{
  if (self->form == ALPR_OUTPUT_JSON && self->filled->data[0])
    putchar ('\n');
  fflush (stdout);
  g_byte_array_unref (self->filled);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->widths);
  g_free (self);
}

/** alpr_output_get_form: Returns: the form */
AlprOutputForm
alpr_output_get_form (AlprOutput *self)
{
  return self->form;
}

static void
put_string (const char *text)
{
  putchar ('"');
  for (; *text != '\0'; text++)
    {
      guchar byte = (guchar)*text;

      if (byte == '"' || byte == '\\')
        printf ("\\%c", byte);
      else if (byte == '\n')
        fputs ("\\n", stdout);
      else if (byte < 0x20 || byte == 0x7f)
        printf ("\\u%04x", byte);
      else
        putchar (byte);
    }
  putchar ('"');
}

/* The comma and the key that stand before a value; FALSE where nothing is to be written */
static gboolean
begin_value (AlprOutput *self, const char *key)
{
  guint8 *filled = &self->filled->data[self->filled->len - 1];

  if (self->form != ALPR_OUTPUT_JSON)
    return FALSE;
  if (*filled)
    fputs (",\n", stdout);
  *filled = 1;
  if (key != NULL)
    {
      put_string (key);
      fputs (": ", stdout);
    }
  return TRUE;
}

static void
open_level (AlprOutput *self, const char *key, char sign)
{
  if (!begin_value (self, key))
    return;
  putchar (sign);
  g_byte_array_append (self->filled, (const guint8 *)"\0", 1);
}

static void
close_level (AlprOutput *self, char sign)
{
  if (self->form != ALPR_OUTPUT_JSON)
    return;
  putchar (sign);
  g_byte_array_set_size (self->filled, self->filled->len - 1);
}

/** alpr_output_begin_object: Begins an object; @key is NULL within a list */
void
alpr_output_begin_object (AlprOutput *self, const char *key)
{
  open_level (self, key, '{');
}

/** alpr_output_end_object: Ends the object */
void
alpr_output_end_object (AlprOutput *self)
{
  close_level (self, '}');
}

/** alpr_output_begin_list: Begins a list; @key is NULL within a list */
void
alpr_output_begin_list (AlprOutput *self, const char *key)
{
  open_level (self, key, '[');
}

/** alpr_output_end_list: Ends the list */
void
alpr_output_end_list (AlprOutput *self)
{
  close_level (self, ']');
}

/** alpr_output_text: Writes a text; NULL becomes null */
void
alpr_output_text (AlprOutput *self, const char *key, const char *text)
{
  if (text == NULL)
    alpr_output_null (self, key);
  else if (begin_value (self, key))
    put_string (text);
}

/** alpr_output_number: Writes a whole number */
void
alpr_output_number (AlprOutput *self, const char *key, gint64 number)
{
  if (begin_value (self, key))
    printf ("%" G_GINT64_FORMAT, number);
}

/** alpr_output_real: Writes a number, with a point whatever the locale */
void
alpr_output_real (AlprOutput *self, const char *key, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (begin_value (self, key))
    fputs (g_ascii_dtostr (text, sizeof text, number), stdout);
}

/** alpr_output_flag: Writes true or false */
void
alpr_output_flag (AlprOutput *self, const char *key, gboolean flag)
{
  if (begin_value (self, key))
    fputs (flag ? "true" : "false", stdout);
}

/** alpr_output_null: Writes null */
void
alpr_output_null (AlprOutput *self, const char *key)
{
  if (begin_value (self, key))
    fputs ("null", stdout);
}

/* --- tables --- */

static int
width_of (const char *text)
{
  int width = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar letter = g_utf8_get_char (text);

      width += g_unichar_iszerowidth (letter) ? 0 : g_unichar_iswide (letter) ? 2 : 1;
    }
  return width;
}

static void
put_csv_row (char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = alpr_text_guard_formula (cells[i]);

      if (i > 0)
        putchar (',');
      if (strpbrk (cell, ",\"\r\n") == NULL)
        {
          fputs (cell, stdout);
          continue;
        }
      putchar ('"');
      for (const char *at = cell; *at != '\0'; at++)
        printf (*at == '"' ? "\"\"" : "%c", *at);
      putchar ('"');
    }
  fputs ("\r\n", stdout);
}

static void
put_text_row (AlprOutput *self, char **cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit_set (cells[i], "\r\n", -1);
      g_autofree char *flat = g_strjoinv (" ", lines);

      fputs (flat, stdout);
      if (cells[i + 1] != NULL)
        printf ("%*s", MAX (self->widths[i] - width_of (flat), 0) + 2, "");
    }
  putchar ('\n');
}

static void
flush_rows (AlprOutput *self)
{
  for (guint r = 0; r < self->rows->len; r++)
    for (guint c = 0; c < self->n_columns; c++)
      self->widths[c] = MAX (self->widths[c],
                             MIN (width_of (((char **)self->rows->pdata[r])[c]), WIDEST));
  for (guint r = 0; r < self->rows->len; r++)
    put_text_row (self, self->rows->pdata[r]);
  g_ptr_array_set_size (self->rows, 0);
  self->flowing = TRUE;
}

static void
take_row (AlprOutput *self, const char *const *cells)
{
  g_auto (GStrv) copy = g_strdupv ((char **)cells);

  if (self->form == ALPR_OUTPUT_CSV)
    put_csv_row (copy);
  else if (self->flowing)
    put_text_row (self, copy);
  else
    {
      g_ptr_array_add (self->rows, g_steal_pointer (&copy));
      if (self->rows->len >= ROWS_KEPT)
        flush_rows (self);
    }
}

/**
 * alpr_output_head:
 * @self: an output
 * @titles: (array zero-terminated=1): the headings
 *
 * Begins a table.
 */
void
alpr_output_head (AlprOutput *self, const char *const *titles)
{
  if (self->form == ALPR_OUTPUT_JSON)
    return;
  self->n_columns = g_strv_length ((char **)titles);
  self->widths = g_renew (int, self->widths, self->n_columns);
  memset (self->widths, 0, sizeof (int) * self->n_columns);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  self->flowing = FALSE;
  take_row (self, titles);
}

/** alpr_output_row: Writes a row with a cell a heading */
void
alpr_output_row (AlprOutput *self, const char *const *cells)
{
  if (self->form != ALPR_OUTPUT_JSON)
    take_row (self, cells);
}

/** alpr_output_end_table: Writes what was kept */
void
alpr_output_end_table (AlprOutput *self)
{
  if (self->form == ALPR_OUTPUT_TEXT)
    flush_rows (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
}

/** alpr_output_line: Writes a line for people; nothing in JSON or CSV */
void
alpr_output_line (AlprOutput *self, const char *format, ...)
{
  va_list args;

  if (self->form != ALPR_OUTPUT_TEXT)
    return;
  va_start (args, format);
  vprintf (format, args);
  va_end (args);
  putchar ('\n');
}
