/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act alerts/take-in: a file of the vendor's alerts, whole or not at all. It is read before the
 * transaction begins; then every alert that the book doesn't have goes in, and what is no alert is
 * set aside with its reason. Taking in a file again adds nothing but a line that says so.
 *
 * A trigger finds the list, the entry and the plate entered by hand that an alert is about
 * (schema 009). The vendor's word for what became of an alert is kept and settles nothing: an alert
 * counts as confirmed when somebody here has said so.
 */

#include "alpr-acts-private.h"

#include <string.h>

#include "alpr-alert-list.h"
#include "alpr-column-names.h"
#include "alpr-digest.h"
#include "alpr-text.h"
#include "alpr-time.h"

#define LARGEST_IMAGE (1024 * 1024)
#define PART 4096

/* Room for the indices of some hundred thousand alerts, which are written to all over. It is a
 * limit: who needs less takes less. */
#define CACHE_MIB 64

static const AlprInput take_in_inputs[] = {
  { "file", "s", TRUE, N_ ("File: JSON of Rekor or Flock, CSV or XLSX"), ALPR_INPUT_OPEN },
  { "system", "s", FALSE, N_ ("System that the alerts are of") },
  { NULL },
};

static gboolean
read_file (AlprActRun *run, GError **error)
{
  AlprAlertReader reader = alpr_alert_get_reader ();
  g_autofree char *zone_name = alpr_store_get_text (run->store, "book/timezone", NULL, error);
  g_autoptr (GTimeZone) zone = zone_name != NULL ? alpr_time_zone_new (zone_name, error) : NULL;
  g_autoptr (GHashTable) names = NULL;
  gint64 keep = 0;
  AlprAlertOptions options;

  if (zone == NULL || !alpr_store_get_number (run->store, "alerts/keep-images", NULL, &keep, error))
    return FALSE;
  names = alpr_column_names_read (run->store, "alerts", error);
  if (names == NULL)
    return FALSE;
  if (reader == NULL)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT, "This program can't read files of alerts");
  options = (AlprAlertOptions){ zone, run->now, keep == 1, names };
  run->prepared = reader (alpr_act_run_text (run, "file"), &options, run->cancellable, error);
  run->free_prepared = (GDestroyNotify)alpr_alert_list_free;
  return run->prepared != NULL;
}

/* The number of the picture among the book's documents; 0 where there is none to keep */
static gboolean
keep_image (AlprActRun *run, AlprAlertRecord *record, gint64 *id, GError **error)
{
  gsize length = 0;
  const void *data = record->image != NULL ? g_bytes_get_data (record->image, &length) : NULL;
  g_autofree char *digest = data != NULL ? alpr_digest_hex (data, length) : NULL;

  *id = 0;
  if (data == NULL || length > LARGEST_IMAGE)
    return TRUE;
  return alpr_store_run (run->store, "documents/keep",
                         g_variant_new_parsed (
                             "{'sha256': <%s>, 'name': <'alert.jpg'>, 'content': <%@ay>, "
                             "'now': <%x>, 'who': <%s>}",
                             digest,
                             g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, data, length, 1),
                             run->now, alpr_actor_get_user_name (run->actor)),
                         error)
         && alpr_store_get_number (run->store, "documents/find",
                                   g_variant_new_parsed ("{'sha256': <%s>}", digest), id, error);
}

/* The columns of alert_incoming; the texts that a record gives as they are come first. */
static const struct
{
  const char *name;
  AlprAlertField field;
} texts[] = {
  { "vendor_id", ALPR_ALERT_VENDOR_ID }, { "plate", ALPR_ALERT_PLATE },
  { "issuer", ALPR_ALERT_ISSUER },       { "list_name", ALPR_ALERT_LIST },
  { "wanted", ALPR_ALERT_WANTED },       { "wanted_issuer", ALPR_ALERT_WANTED_ISSUER },
  { "reason", ALPR_ALERT_REASON },       { "wanted_case", ALPR_ALERT_CASE },
  { "camera", ALPR_ALERT_CAMERA },       { "site", ALPR_ALERT_SITE },
  { "vehicle", ALPR_ALERT_VEHICLE },     { "vendor_outcome", ALPR_ALERT_OUTCOME },
};

enum
{
  COLUMN_ORIGIN = G_N_ELEMENTS (texts),
  COLUMN_SYSTEM,
  COLUMN_PLATE_NORM,
  COLUMN_PLATE_KEY,
  COLUMN_WANTED_KEY,
  COLUMN_KEY,
  COLUMN_ROW,
  COLUMN_AT,
  COLUMN_CONFIDENCE,
  COLUMN_IMAGE,
  N_COLUMNS
};

static AlprBatch *
make_batch (void)
{
  static const char *const others[]
      = { "origin", "system", "plate_norm", "plate_key",  "wanted_key",
          "key",    "row",    "at",         "confidence", "image" };
  const char *names[N_COLUMNS];
  AlprBatchKind kinds[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      names[i] = i < COLUMN_ORIGIN ? texts[i].name : others[i - COLUMN_ORIGIN];
      kinds[i] = i < COLUMN_KEY    ? ALPR_BATCH_TEXT
                 : i == COLUMN_KEY ? ALPR_BATCH_KEY
                                   : ALPR_BATCH_INTEGER;
    }
  return alpr_batch_new (names, kinds, N_COLUMNS);
}

static void
set_text (AlprBatch *batch, guint column, const char *text)
{
  if (text != NULL)
    alpr_batch_set_text (batch, column, text, strlen (text));
}

static void
set_plates (AlprBatch *batch, AlprAlertRecord *record)
{
  const char *wanted = record->text[ALPR_ALERT_WANTED];
  g_autofree char *norm = alpr_plate_normalise (record->text[ALPR_ALERT_PLATE]);
  g_autofree char *key = alpr_plate_key (norm);
  g_autofree char *wanted_norm = wanted != NULL ? alpr_plate_normalise (wanted) : NULL;
  g_autofree char *wanted_key = wanted != NULL ? alpr_plate_key (wanted_norm) : NULL;

  set_text (batch, COLUMN_PLATE_NORM, norm);
  set_text (batch, COLUMN_PLATE_KEY, key);
  set_text (batch, COLUMN_WANTED_KEY, wanted_key);
}

static gboolean
add_alert (AlprActRun *run, AlprBatch *batch, AlprAlertRecord *record, GError **error)
{
  const char *system = alpr_act_run_text (run, "system");
  gint64 image;

  if (!keep_image (run, record, &image, error))
    return FALSE;
  alpr_batch_add_row (batch);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    set_text (batch, i, record->text[texts[i].field]);
  set_text (batch, COLUMN_ORIGIN, record->origin);
  set_text (batch, COLUMN_SYSTEM, system != NULL ? system : record->text[ALPR_ALERT_SYSTEM]);
  set_plates (batch, record);
  alpr_batch_set_key (batch, COLUMN_KEY, record->key);
  alpr_batch_set_integer (batch, COLUMN_ROW, record->row);
  alpr_batch_set_integer (batch, COLUMN_AT, record->at);
  alpr_batch_set_integer (batch, COLUMN_CONFIDENCE,
                          record->confidence >= 0 ? (gint64)(record->confidence * 100 + 0.5)
                                                  : ALPR_BATCH_NULL);
  alpr_batch_set_integer (batch, COLUMN_IMAGE, image != 0 ? image : ALPR_BATCH_NULL);
  return TRUE;
}

/* All of a part of the list; adds to @taken how many the book didn't have. */
static gboolean
take_part (AlprActRun *run, guint first, guint until, gint64 import, gint64 *taken, GError **error)
{
  const AlprAlertList *list = run->prepared;
  g_autoptr (AlprBatch) batch = make_batch ();

  for (guint i = first; i < until; i++)
    if (!add_alert (run, batch, list->records->pdata[i], error))
      return FALSE;
  if (!alpr_store_append_batch (run->store, "alert_incoming", batch, error)
      || !alpr_store_run (run->store, "alerts/take-in",
                          g_variant_new_parsed ("{'import': <%x>, 'now': <%x>, 'who': <%s>}",
                                                import, run->now,
                                                alpr_actor_get_user_name (run->actor)),
                          error))
    return FALSE;
  *taken += alpr_store_get_changes (run->store);
  return alpr_store_run (run->store, "alerts/clear-incoming", NULL, error);
}

static gboolean
keep_aside (AlprActRun *run, gint64 import, GError **error)
{
  const AlprAlertList *list = run->prepared;

  for (guint i = 0; i < list->aside->len; i++)
    {
      const AlprAlertAside *aside = list->aside->pdata[i];

      if (!alpr_store_run (run->store, "alerts/set-aside",
                           g_variant_new_parsed ("{'import': <%x>, 'row': <%x>, 'reason': <%s>, "
                                                 "'raw': <%s>}",
                                                 import, aside->row, aside->reason, aside->raw),
                           error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_import (AlprActRun *run, gint64 *import, GError **error)
{
  const AlprAlertList *list = run->prepared;
  gint64 before = 0;

  if (!alpr_store_get_number (run->store, "alerts/known-file",
                              g_variant_new_parsed ("{'sha256': <%s>}", list->sha256), &before,
                              error)
      || !alpr_store_run (run->store, "alerts/begin-import",
                          g_variant_new_parsed ("{'file': <%s>, 'sha256': <%s>, 'size': <%x>, "
                                                "'format': <%s>, 'now': <%x>, 'who': <%s>}",
                                                list->file, list->sha256, list->size, list->kind,
                                                run->now, alpr_actor_get_user_name (run->actor)),
                          error))
    return FALSE;
  *import = alpr_store_get_last_id (run->store);
  return before > 0 || keep_aside (run, *import, error);
}

static gboolean
end_import (AlprActRun *run, gint64 import, gint64 taken, GError **error)
{
  const AlprAlertList *list = run->prepared;
  gint64 aside = list->aside->len;
  gint64 read = aside + list->records->len;
  gint64 known = read - aside - taken;

  run->subject = import;
  run->detail = g_strdup_printf ("%s: sha256 %s, %s; %" G_GINT64_FORMAT " read, %" G_GINT64_FORMAT
                                 " taken in, %" G_GINT64_FORMAT " known, %" G_GINT64_FORMAT
                                 " set aside",
                                 list->file, list->sha256, list->kind, read, taken, known, aside);
  run->result = g_variant_new_parsed ("{'import': <%x>, 'rows_read': <%x>, 'taken_in': <%x>, "
                                      "'known': <%x>, 'set_aside': <%x>, 'format': <%s>}",
                                      import, read, taken, known, aside, list->kind);
  return alpr_store_run (run->store, "alerts/end-import",
                         g_variant_new_parsed ("{'import': <%x>, 'rows_read': <%x>, "
                                               "'taken_in': <%x>, 'known': <%x>, "
                                               "'set_aside': <%x>}",
                                               import, read, taken, known, aside),
                         error);
}

static gboolean
take_in (AlprActRun *run, GError **error)
{
  const AlprAlertList *list = run->prepared;
  gint64 import = 0, taken = 0;

  alpr_store_set_cache_mib (run->store, CACHE_MIB);
  if (!begin_import (run, &import, error))
    return FALSE;
  for (guint i = 0; i < list->records->len; i += PART)
    if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
        || !take_part (run, i, MIN (i + PART, list->records->len), import, &taken, error))
      return FALSE;
  return end_import (run, import, taken, error);
}

const AlprAct alpr_alert_import_act = {
  .name = "alerts/take-in",
  .title = N_ ("Take in a file of alerts"),
  .right = "operate",
  .inputs = take_in_inputs,
  .func = take_in,
  .prepare = read_file,
};
