/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALPR_XLSX_NUMBER_ROOM 64

/**
 * AlprXlsxLook:
 * @ALPR_XLSX_NUMBER: shown as a number
 * @ALPR_XLSX_DATE: shown as a date
 * @ALPR_XLSX_CLOCK: shown as a time of day
 * @ALPR_XLSX_TIME: shown as date and time
 *
 * What a cell's number format makes of its number.
 */
typedef enum
{
  ALPR_XLSX_NUMBER,
  ALPR_XLSX_DATE,
  ALPR_XLSX_CLOCK,
  ALPR_XLSX_TIME
} AlprXlsxLook;

AlprXlsxLook alpr_xlsx_look_of_code (const char *code);
AlprXlsxLook alpr_xlsx_look_of_builtin (guint id);
gsize alpr_xlsx_number_write (const char *text, gsize length, AlprXlsxLook look, gboolean from_1904,
                              char out[ALPR_XLSX_NUMBER_ROOM]);

G_END_DECLS
