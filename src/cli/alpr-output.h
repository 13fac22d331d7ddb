/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprOutputForm:
 *
 * How a command's value is written to standard output.
 */
typedef enum
{
  ALPR_OUTPUT_TEXT,
  ALPR_OUTPUT_JSON,
  ALPR_OUTPUT_CSV
} AlprOutputForm;

typedef struct _AlprOutput AlprOutput;

AlprOutput *alpr_output_new (AlprOutputForm form);
void alpr_output_free (AlprOutput *self);
AlprOutputForm alpr_output_get_form (AlprOutput *self);

/* A JSON value, piece by piece; in the other forms these write nothing. */
void alpr_output_begin_object (AlprOutput *self, const char *key);
void alpr_output_end_object (AlprOutput *self);
void alpr_output_begin_list (AlprOutput *self, const char *key);
void alpr_output_end_list (AlprOutput *self);
void alpr_output_text (AlprOutput *self, const char *key, const char *text);
void alpr_output_number (AlprOutput *self, const char *key, gint64 number);
void alpr_output_real (AlprOutput *self, const char *key, double number);
void alpr_output_flag (AlprOutput *self, const char *key, gboolean flag);
void alpr_output_null (AlprOutput *self, const char *key);

/* A table for people or as CSV; in JSON these write nothing. Rows are kept until the end, since
 * columns are aligned; past a few thousand rows they are written with the widths found so far. */
void alpr_output_head (AlprOutput *self, const char *const *titles);
void alpr_output_row (AlprOutput *self, const char *const *cells);
void alpr_output_end_table (AlprOutput *self);

/* A line for people only. */
void alpr_output_line (AlprOutput *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprOutput, alpr_output_free)

G_END_DECLS
