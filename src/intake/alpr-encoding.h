/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprEncoding:
 * @ALPR_ENCODING_UTF8: UTF-8, ASCII included
 * @ALPR_ENCODING_CP1252: what Windows writes in the West
 * @ALPR_ENCODING_UTF16_LE: UTF-16 with a byte order mark, low byte first
 * @ALPR_ENCODING_UTF16_BE: UTF-16 with a byte order mark, high byte first
 *
 * How a text file is written. One file has one encoding.
 */
typedef enum
{
  ALPR_ENCODING_UTF8,
  ALPR_ENCODING_CP1252,
  ALPR_ENCODING_UTF16_LE,
  ALPR_ENCODING_UTF16_BE
} AlprEncoding;

const char *alpr_encoding_to_text (AlprEncoding encoding);
gboolean alpr_encoding_is_utf8 (const char *data, gsize length);
gboolean alpr_encoding_detect (int fd, const char *name, AlprEncoding *encoding, GError **error);

/**
 * AlprDecoder:
 * @encoding: what the bytes are
 * @rest: bytes of a character whose end has not come yet
 * @n_rest: how many
 *
 * Turns a file's blocks into UTF-8, block by block.
 */
typedef struct
{
  AlprEncoding encoding;
  guint8 rest[4];
  guint n_rest;
} AlprDecoder;

gsize alpr_decoder_room (AlprDecoder *self, gsize length);
gssize alpr_decoder_decode (AlprDecoder *self, const char *data, gsize length, char *out);

G_END_DECLS
