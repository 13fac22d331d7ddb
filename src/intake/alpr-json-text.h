/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprJsonPiece:
 * @start: where it begins
 * @length: how many bytes
 * @fault: (nullable): static text: what is wrong with it
 *
 * An object of a text, or what stands in the place of one.
 */
typedef struct
{
  const char *start;
  gsize length;
  const char *fault;
} AlprJsonPiece;

gboolean alpr_json_text_is_safe (const char *text, int most_depth, guint most_values);
gboolean alpr_json_text_next (const char **at, const char *until, AlprJsonPiece *piece);

G_END_DECLS
