/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A longer line is given with its beginning, and said to be too long. */
#define ALPR_TEXT_LINE_MOST 4096

/**
 * AlprTextLine:
 * @text: the line, UTF-8, without its end, closed with a NUL; valid until the next one
 * @length: its bytes
 * @line: its number, from 1
 * @too_long: whether it is longer, and this its beginning
 * @open: whether the file ends without a line break behind it
 *
 * A line of a text.
 */
typedef struct
{
  const char *text;
  gsize length;
  gint64 line;
  gboolean too_long;
  gboolean open;
} AlprTextLine;

typedef struct _AlprTextLines AlprTextLines;

AlprTextLines *alpr_text_lines_open_fd (int fd, const char *name, GError **error);
void alpr_text_lines_free (AlprTextLines *self);
gboolean alpr_text_lines_next (AlprTextLines *self, AlprTextLine *line, GError **error);
char *alpr_text_lines_finish_sha256 (AlprTextLines *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprTextLines, alpr_text_lines_free)

G_END_DECLS
