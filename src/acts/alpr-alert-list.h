/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ALPR_ALERT_KEY_LENGTH 16

/**
 * AlprAlertField:
 *
 * What a vendor's file says of an alert, as texts. `PLATE` is the read, `WANTED` the plate on the
 * list; `OUTCOME` what the vendor's system holds of it.
 */
typedef enum
{
  ALPR_ALERT_VENDOR_ID,
  ALPR_ALERT_PLATE,
  ALPR_ALERT_ISSUER,
  ALPR_ALERT_LIST,
  ALPR_ALERT_WANTED,
  ALPR_ALERT_WANTED_ISSUER,
  ALPR_ALERT_REASON,
  ALPR_ALERT_CASE,
  ALPR_ALERT_CAMERA,
  ALPR_ALERT_SITE,
  ALPR_ALERT_SYSTEM,
  ALPR_ALERT_VEHICLE,
  ALPR_ALERT_OUTCOME,
  ALPR_ALERT_N_FIELDS
} AlprAlertField;

/**
 * AlprAlertRecord:
 * @text: a text a field, trimmed and never empty; %NULL where the file says nothing. The issuers
 *   are codes, or %NULL where nobody knows them
 * @origin: static text: `rekor`, `flock` or `csv`
 * @key: by which the alert is known again: of the vendor's id, else of what the row says
 * @at: when the plate was read, milliseconds UTC
 * @confidence: of the read, 0 to 100; below 0 where the file doesn't say
 * @row: the alert's place in the file
 * @image: (nullable): a JPEG of the vehicle or the plate, where pictures are to be kept
 *
 * An alert, as a vendor's file says.
 */
typedef struct
{
  char *text[ALPR_ALERT_N_FIELDS];
  const char *origin;
  guint8 key[ALPR_ALERT_KEY_LENGTH];
  gint64 at;
  double confidence;
  gint64 row;
  GBytes *image;
} AlprAlertRecord;

/**
 * AlprAlertAside:
 * @row: its place in the file
 * @reason: why it can't be taken in
 * @raw: as it came, shortened and without pictures
 *
 * What of a file is no alert that can be taken in.
 */
typedef struct
{
  gint64 row;
  char *reason;
  char *raw;
} AlprAlertAside;

/**
 * AlprAlertList:
 * @file: the file's name without folders
 * @sha256: of its bytes
 * @size: how many
 * @kind: static text: what it was read as
 * @records: of #AlprAlertRecord
 * @aside: of #AlprAlertAside
 * @rows: how often a row without an id was said
 *
 * A file of alerts, as a reader of src/intake makes it.
 */
typedef struct
{
  char *file;
  char *sha256;
  gint64 size;
  const char *kind;
  GPtrArray *records;
  GPtrArray *aside;
  GHashTable *rows;
} AlprAlertList;

/**
 * AlprAlertOptions:
 * @zone: the zone of times that name none
 * @now: what lies a day and more ahead of it is no time of an alert
 * @keep_images: whether pictures are to be kept
 * @names: (nullable): what headings stand for, as alpr_column_names_read() gives
 *
 * How a file of alerts is to be read.
 */
typedef struct
{
  GTimeZone *zone;
  gint64 now;
  gboolean keep_images;
  GHashTable *names;
} AlprAlertOptions;

typedef AlprAlertList *(*AlprAlertReader) (const char *path, const AlprAlertOptions *options,
                                           GCancellable *cancellable, GError **error);

void alpr_alert_set_reader (AlprAlertReader reader);
AlprAlertReader alpr_alert_get_reader (void);

AlprAlertRecord *alpr_alert_record_new (const char *origin, gint64 row);
void alpr_alert_record_free (AlprAlertRecord *self);
void alpr_alert_record_take (AlprAlertRecord *self, AlprAlertField field, char *text);

AlprAlertList *alpr_alert_list_new (const char *path);
void alpr_alert_list_free (AlprAlertList *self);
gboolean alpr_alert_list_add (AlprAlertList *self, AlprAlertRecord *record,
                              const AlprAlertOptions *options, const char *raw);
void alpr_alert_list_set_aside (AlprAlertList *self, gint64 row, const char *reason,
                                const char *raw);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprAlertRecord, alpr_alert_record_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprAlertList, alpr_alert_list_free)

G_END_DECLS
