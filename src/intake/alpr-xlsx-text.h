/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-xml.h"

G_BEGIN_DECLS

/**
 * AlprXlsxText:
 * @bytes: the texts, one behind the other
 * @begun: where in @bytes the text under way begins
 *
 * Collects a text of a workbook: plain or in runs, phonetic runs left out. Serves both the shared
 * strings (elements `si`) and the texts of a sheet (`is`).
 */
typedef struct
{
  GByteArray *bytes;
  guint begun;
  gboolean in_text;
  guint in_phonetic;
} AlprXlsxText;

void alpr_xlsx_text_init (AlprXlsxText *self);
void alpr_xlsx_text_clear (AlprXlsxText *self);
void alpr_xlsx_text_begin (AlprXlsxText *self);
void alpr_xlsx_text_start (AlprXlsxText *self, const char *element);
void alpr_xlsx_text_end (AlprXlsxText *self, const char *element);
void alpr_xlsx_text_add (AlprXlsxText *self, const char *text, gsize length);
void alpr_xlsx_text_finish (AlprXlsxText *self);

/* The shared strings of a workbook. */
typedef struct _AlprXlsxStrings AlprXlsxStrings;

AlprXlsxStrings *alpr_xlsx_strings_read (const AlprXmlSource *source, GError **error);
void alpr_xlsx_strings_free (AlprXlsxStrings *self);
gboolean alpr_xlsx_strings_get (AlprXlsxStrings *self, guint64 index, const char **text,
                                gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprXlsxStrings, alpr_xlsx_strings_free)

G_END_DECLS
