/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of alerts, read and not yet taken in. Files are read by src/intake, which this room
 * doesn't know: the reader is handed in once, as the program starts.
 *
 * An alert is known again by a key of 16 bytes: of the vendor's id and the list, for one read may
 * match several lists; without an id of all that tells two alerts apart, and of how often the file
 * says the same. So a file that is read twice gives the same keys, and no row is lost because
 * another looks like it.
 */

#include "alpr-alert-list.h"

#include <string.h>

#include "alpr-digest.h"
#include "alpr-text.h"
#include "alpr-time.h"

#define RAW_MOST 4096

/* 2000-01-01: nothing was read by a camera and matched before */
#define EARLIEST G_GINT64_CONSTANT (946684800000)

static AlprAlertReader the_reader = NULL;

/** alpr_alert_set_reader: @reader: what reads files of alerts; called before anything is read */
void
alpr_alert_set_reader (AlprAlertReader reader)
{
  the_reader = reader;
}

/** alpr_alert_get_reader: Returns: (nullable): what reads files of alerts */
AlprAlertReader
alpr_alert_get_reader (void)
{
  return the_reader;
}

/** alpr_alert_record_new: Returns: (transfer full): an alert of which nothing is known yet */
AlprAlertRecord *
alpr_alert_record_new (const char *origin, gint64 row)
{
  AlprAlertRecord *self = g_new0 (AlprAlertRecord, 1);

  self->origin = origin;
  self->row = row;
  self->at = G_MININT64;
  self->confidence = -1;
  return self;
}

/** alpr_alert_record_free: */
void
alpr_alert_record_free (AlprAlertRecord *self)
{
  for (guint i = 0; i < ALPR_ALERT_N_FIELDS; i++)
    g_free (self->text[i]);
  g_clear_pointer (&self->image, g_bytes_unref);
  g_free (self);
}

/**
 * alpr_alert_record_take:
 * @field: what is said
 * @text: (transfer full) (nullable): the words; without any, the field stays as it is
 */
void
alpr_alert_record_take (AlprAlertRecord *self, AlprAlertField field, char *text)
{
  g_autofree char *owned = text;

  if (owned != NULL && *g_strstrip (owned) != '\0')
    {
      g_free (self->text[field]);
      self->text[field] = g_steal_pointer (&owned);
    }
}

static void
alert_aside_free (AlprAlertAside *aside)
{
  g_free (aside->reason);
  g_free (aside->raw);
  g_free (aside);
}

/** alpr_alert_list_new: Returns: (transfer full): an empty list for the file at @path */
AlprAlertList *
alpr_alert_list_new (const char *path)
{
  AlprAlertList *self = g_new0 (AlprAlertList, 1);

  self->file = g_filename_display_basename (path);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_alert_record_free);
  self->aside = g_ptr_array_new_with_free_func ((GDestroyNotify)alert_aside_free);
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/** alpr_alert_list_free: */
void
alpr_alert_list_free (AlprAlertList *self)
{
  g_free (self->file);
  g_free (self->sha256);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->aside);
  g_hash_table_unref (self->rows);
  g_free (self);
}

/* Pictures and the like: a long run of letters of Base64 is cut short. */
static char *
shorten (const char *raw)
{
  g_autoptr (GString) out = g_string_new (NULL);
  gsize run = 0;

  for (const char *at = raw; *at != '\0' && out->len < RAW_MOST; at++)
    {
      gboolean base64 = g_ascii_isalnum (*at) || *at == '+' || *at == '/' || *at == '=';

      run = base64 ? run + 1 : 0;
      if (run == 200)
        g_string_append (out, "…");
      if (run < 200)
        g_string_append_c (out, *at);
    }
  return g_utf8_make_valid (out->str, (gssize)out->len);
}

/**
 * alpr_alert_list_set_aside:
 * @row: its place in the file
 * @reason: why it can't be taken in
 * @raw: as it came
 */
void
alpr_alert_list_set_aside (AlprAlertList *self, gint64 row, const char *reason, const char *raw)
{
  AlprAlertAside *aside = g_new0 (AlprAlertAside, 1);

  aside->row = row;
  aside->reason = g_strdup (reason);
  aside->raw = shorten (raw);
  g_ptr_array_add (self->aside, aside);
}

/* All that tells two alerts apart which have no ids */
static char *
describe (AlprAlertRecord *record)
{
  static const AlprAlertField fields[]
      = { ALPR_ALERT_PLATE, ALPR_ALERT_ISSUER, ALPR_ALERT_LIST, ALPR_ALERT_WANTED,
          ALPR_ALERT_REASON, ALPR_ALERT_CASE, ALPR_ALERT_CAMERA };
  g_autoptr (GString) said = g_string_new (NULL);

  g_string_append_printf (said, "%" G_GINT64_FORMAT, record->at);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_string_append_printf (said, "\x1f%s",
                            record->text[fields[i]] != NULL ? record->text[fields[i]] : "");
  return g_string_free (g_steal_pointer (&said), FALSE);
}

static void
make_key (AlprAlertList *self, AlprAlertRecord *record)
{
  const char *id = record->text[ALPR_ALERT_VENDOR_ID];
  const char *list = record->text[ALPR_ALERT_LIST];
  g_autofree char *said = id != NULL ? g_strdup_printf ("%s\x1f%s", id, list != NULL ? list : "")
                                     : describe (record);
  g_autofree char *whole = NULL;
  guint times = 0;
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  guint8 sum[ALPR_DIGEST_LENGTH];

  if (id == NULL)
    {
      times = GPOINTER_TO_UINT (g_hash_table_lookup (self->rows, said));
      g_hash_table_replace (self->rows, g_strdup (said), GUINT_TO_POINTER (times + 1));
    }
  whole = g_strdup_printf ("%s\x1f%s\x1f%u\x1f%s", record->origin, id != NULL ? "id" : "row", times,
                           said);
  alpr_digest_update (digest, whole, strlen (whole));
  alpr_digest_finish (digest, sum);
  memcpy (record->key, sum, ALPR_ALERT_KEY_LENGTH);
}

static const char *
find_fault (AlprAlertRecord *record, const AlprAlertOptions *options)
{
  if (record->at == G_MININT64)
    return "it has no time that can be read";
  if (record->at < EARLIEST)
    return "its time lies before 2000";
  if (record->at > options->now + ALPR_TIME_DAY)
    return "its time lies ahead";
  if (record->text[ALPR_ALERT_PLATE] == NULL)
    return "it has no plate";
  return alpr_plate_find_fault (record->text[ALPR_ALERT_PLATE]);
}

/**
 * alpr_alert_list_add:
 * @record: (transfer full): an alert
 * @options: how the file is read
 * @raw: as it came, for the case that it can't be taken in
 *
 * Returns: whether it could be taken into the list; else it is set aside
 */
gboolean
alpr_alert_list_add (AlprAlertList *self, AlprAlertRecord *record, const AlprAlertOptions *options,
                     const char *raw)
{
  const char *fault = find_fault (record, options);

  if (fault != NULL)
    {
      alpr_alert_list_set_aside (self, record->row, fault, raw);
      alpr_alert_record_free (record);
      return FALSE;
    }
  if (record->text[ALPR_ALERT_WANTED] != NULL
      && alpr_plate_find_fault (record->text[ALPR_ALERT_WANTED]) != NULL)
    g_clear_pointer (&record->text[ALPR_ALERT_WANTED], g_free);
  make_key (self, record);
  g_ptr_array_add (self->records, record);
  return TRUE;
}
