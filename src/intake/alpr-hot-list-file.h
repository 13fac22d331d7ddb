/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alpr-issuer.h"

G_BEGIN_DECLS

/**
 * AlprHotListFormat:
 * @ALPR_HOT_LIST_CSV: a table, CSV or XLSX, whose headings name a plate
 * @ALPR_HOT_LIST_REKOR: `Plate Number,Description,State/Province`
 * @ALPR_HOT_LIST_NCIC: the NCIC extract, lines of fixed width
 * @ALPR_HOT_LIST_SVS: California's Stolen Vehicle System, lines of fixed width between a header and
 *   a footer
 * @ALPR_HOT_LIST_GENETEC: Genetec AutoVu, cells between semicolons, with or without a heading
 *
 * How a hot-list file is written.
 */
typedef enum
{
  ALPR_HOT_LIST_CSV,
  ALPR_HOT_LIST_REKOR,
  ALPR_HOT_LIST_NCIC,
  ALPR_HOT_LIST_SVS,
  ALPR_HOT_LIST_GENETEC,
  ALPR_HOT_LIST_N_FORMATS
} AlprHotListFormat;

const char *alpr_hot_list_format_to_text (AlprHotListFormat format);
gboolean alpr_hot_list_format_from_text (const char *text, AlprHotListFormat *format);

/**
 * AlprHotField:
 *
 * What a line of a hot list may say. Days are as they stand in the file; @listed_at and @expires_at
 * of #AlprHotLine say which instants they are.
 */
typedef enum
{
  ALPR_HOT_PLATE,
  ALPR_HOT_ISSUER,
  ALPR_HOT_CATEGORY,
  ALPR_HOT_REASON,
  ALPR_HOT_DESCRIPTION,
  ALPR_HOT_CASE,
  ALPR_HOT_CAD,
  ALPR_HOT_SUMMARY,
  ALPR_HOT_VEHICLE,
  ALPR_HOT_LISTED,
  ALPR_HOT_EXPIRES,
  ALPR_HOT_REVIEW,
  ALPR_HOT_REPORTED,
  ALPR_HOT_N_FIELDS
} AlprHotField;

/* No instant is said */
#define ALPR_HOT_NO_TIME G_MININT64

/**
 * AlprHotLine:
 * @line: as a person counts it in an editor (a table: the sheet's row)
 * @fault: (nullable): why it can't be taken in
 * @text: what it says, trimmed; %NULL where it says nothing. The plate is as it stands in the file
 * @issuer: (nullable): who issued the plate, where that is known
 * @listed_at: since when the plate is wanted, or %ALPR_HOT_NO_TIME
 * @expires_at: until when, or %ALPR_HOT_NO_TIME; a day counts to its end
 *
 * A line of a hot list. Valid until the next one is asked for.
 */
typedef struct
{
  gint64 line;
  const char *fault;
  const char *text[ALPR_HOT_N_FIELDS];
  const AlprIssuer *issuer;
  gint64 listed_at;
  gint64 expires_at;
} AlprHotLine;

typedef struct _AlprHotListFile AlprHotListFile;

AlprHotListFile *alpr_hot_list_file_open (const char *path, const char *as, GTimeZone *zone,
                                          GHashTable *names, GError **error);
AlprHotListFile *alpr_hot_list_file_open_fd (int fd, const char *name, const char *as,
                                             GTimeZone *zone, GHashTable *names, GError **error);
void alpr_hot_list_file_free (AlprHotListFile *self);
gboolean alpr_hot_list_file_next (AlprHotListFile *self, AlprHotLine *line, GError **error);
char *alpr_hot_list_file_dup_raw (AlprHotListFile *self);
gboolean alpr_hot_list_file_finish (AlprHotListFile *self, GError **error);

AlprHotListFormat alpr_hot_list_file_get_format (AlprHotListFile *self);
const char *alpr_hot_list_file_get_name (AlprHotListFile *self);
const char *alpr_hot_list_file_get_sha256 (AlprHotListFile *self);
gint64 alpr_hot_list_file_get_size (AlprHotListFile *self);
gint64 alpr_hot_list_file_get_source_at (AlprHotListFile *self);
gint64 alpr_hot_list_file_get_lines_read (AlprHotListFile *self);
GPtrArray *alpr_hot_list_file_get_notes (AlprHotListFile *self);

gboolean alpr_hot_day_parse (const char *text, GTimeZone *zone, gboolean until, gint64 *time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprHotListFile, alpr_hot_list_file_free)

G_END_DECLS
