/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key of a row that brings no id. It depends on the row and on nothing else, neither on the
 * book nor on the file's name, the columns' order or the form of its times, so that two people who
 * import the same rows hold the same ids.
 *
 * Format (never changed; docs/FORMATS.md): the first 16 bytes of SHA-256 over
 *
 *   "alpr-desk row 1\n"
 *   for each mapped field that is not empty, in the order of AlprField:
 *     its number (1 byte) · length of the value (4 bytes, little-endian) · the value:
 *       an instant: milliseconds UTC, 8 bytes, little-endian (a time frame: two of them)
 *       anything else, and what is no instant though it should be: the trimmed text, UTF-8
 *   which of the file's identical rows this is, from 0 (4 bytes, little-endian)
 *
 * A date in a column of its own is part of the instant and is not named.
 */

#include "alpr-row-key.h"

#include <string.h>

#include "alpr-cell.h"

#define OPENING "alpr-desk row 1\n"

/** alpr_row_key_init: Makes the digest ready for the rows of a file */
void
alpr_row_key_init (AlprRowKey *self)
{
  self->digest = alpr_digest_new ();
  self->content = g_byte_array_new ();
}

void
alpr_row_key_clear (AlprRowKey *self)
{
  g_clear_pointer (&self->digest, alpr_digest_free);
  g_clear_pointer (&self->content, g_byte_array_unref);
}

static void
add_value (AlprRowKey *self, AlprField field, const void *value, gsize length)
{
  guint8 number = (guint8) field;
  guint32 size = GUINT32_TO_LE ((guint32) length);

  g_byte_array_append (self->content, &number, 1);
  g_byte_array_append (self->content, (const guint8 *) &size, sizeof size);
  g_byte_array_append (self->content, value, (guint) length);
}

/** alpr_row_key_begin: Begins a row. */
void
alpr_row_key_begin (AlprRowKey *self)
{
  g_byte_array_set_size (self->content, 0);
  g_byte_array_append (self->content, (const guint8 *) OPENING, strlen (OPENING));
}

/**
 * alpr_row_key_add_text:
 * @self: the maker of keys
 * @field: a field, higher than those added before
 * @cell: its cell; nothing is added where it is empty
 */
void
alpr_row_key_add_text (AlprRowKey *self, AlprField field, const AlprCell *cell)
{
  AlprCell trimmed = alpr_cell_trim (cell);

  if (trimmed.length > 0)
    add_value (self, field, trimmed.text, trimmed.length);
}

/**
 * alpr_row_key_add_times:
 * @self: the maker of keys
 * @field: a field, higher than those added before
 * @times: instants, in milliseconds UTC
 * @n_times: how many, at most two
 */
void
alpr_row_key_add_times (AlprRowKey *self, AlprField field, const gint64 *times, guint n_times)
{
  gint64 value[2];

  for (guint i = 0; i < n_times; i++)
    value[i] = GINT64_TO_LE (times[i]);
  add_value (self, field, value, n_times * sizeof value[0]);
}

/**
 * alpr_row_key_finish:
 * @occurrence: which of the file's identical rows this is, from 0
 * @key: (out): the key
 * @self: (type AlprRowKey): the maker of keys, with all fields of the row
 *
 * May be called more than once for a row. It has the form of #AlprKnownKeyFunc.
 */
void
alpr_row_key_finish (guint32 occurrence, guint8 key[ALPR_KEY_LENGTH], gpointer self)
{
  AlprRowKey *maker = self;
  guint8 digest[ALPR_DIGEST_LENGTH];
  guint32 number = GUINT32_TO_LE (occurrence);

  alpr_digest_reset (maker->digest);
  g_byte_array_append (maker->content, (const guint8 *) &number, sizeof number);
  alpr_digest_update (maker->digest, maker->content->data, maker->content->len);
  g_byte_array_set_size (maker->content, maker->content->len - (guint) sizeof number);
  alpr_digest_finish (maker->digest, digest);
  memcpy (key, digest, ALPR_KEY_LENGTH);
}
