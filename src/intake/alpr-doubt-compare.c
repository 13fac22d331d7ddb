/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What differs between a search of the book and a row that has its id, in words: "Total Devices
 * Searched 20589 / 20590", the known one first.
 *
 * A cell that the new row lacks, hides or does not have a column for is no difference: the book
 * knows more. The other way round it is one, for then the row says something that the book does
 * not know. Dictionaries may hold a text twice, so where ids differ the texts decide.
 */

#include "alpr-import-doubt.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-classify.h"
#include "alpr-error.h"
#include "alpr-time.h"

typedef struct
{
  AlprSearchColumn column;
  AlprField field;
  int dictionary; /* -1: a number */
  gboolean is_time;
} Content;

/* What a vendor says about a search. What is derived from it (flags, plate_code) follows. */
static const Content contents[] = {
  { ALPR_SEARCH_AT, ALPR_FIELD_TIME, -1, TRUE },
  { ALPR_SEARCH_ACCOUNT, ALPR_FIELD_ACCOUNT, ALPR_DICTIONARY_ACCOUNT, FALSE },
  { ALPR_SEARCH_ORGANISATION, ALPR_FIELD_ORGANISATION, ALPR_DICTIONARY_ORGANISATION, FALSE },
  { ALPR_SEARCH_NETWORKS, ALPR_FIELD_NETWORKS, -1, FALSE },
  { ALPR_SEARCH_DEVICES, ALPR_FIELD_DEVICES, -1, FALSE },
  { ALPR_SEARCH_FRAME_FROM, ALPR_FIELD_TIME_FRAME, -1, TRUE },
  { ALPR_SEARCH_FRAME_UNTIL, ALPR_FIELD_TIME_FRAME, -1, TRUE },
  { ALPR_SEARCH_PLATE, ALPR_FIELD_PLATE, ALPR_DICTIONARY_PLATE, FALSE },
  { ALPR_SEARCH_REASON, ALPR_FIELD_REASON, ALPR_DICTIONARY_REASON, FALSE },
  { ALPR_SEARCH_CASE_NUMBER, ALPR_FIELD_CASE_NUMBER, ALPR_DICTIONARY_CASE_NUMBER, FALSE },
  { ALPR_SEARCH_FILTER, ALPR_FIELD_FILTER, ALPR_DICTIONARY_FILTER, FALSE },
  { ALPR_SEARCH_TYPE, ALPR_FIELD_TYPE, ALPR_DICTIONARY_TYPE, FALSE },
  { ALPR_SEARCH_PROMPT, ALPR_FIELD_PROMPT, ALPR_DICTIONARY_PROMPT, FALSE },
  { ALPR_SEARCH_MODERATION, ALPR_FIELD_MODERATION, ALPR_DICTIONARY_MODERATION, FALSE },
  { ALPR_SEARCH_OFFENSE, ALPR_FIELD_OFFENSE, ALPR_DICTIONARY_OFFENSE, FALSE },
};

/* The row's own words for a field; empty where it has none. */
static const char *
text_of (const AlprDoubtPair *self, AlprField field)
{
  guint32 at = self->doubt->texts[field];

  return at != 0 ? self->texts + at : "";
}

static gboolean
is_hidden (const char *text, gsize length)
{
  AlprCellState state = alpr_classify_cell (text, length);

  return state == ALPR_CELL_MASKED || state == ALPR_CELL_REDACTED;
}

static void
add_difference (AlprDoubtPair *self, AlprField field, const char *known)
{
  if (self->differences->len > 0)
    g_string_append (self->differences, "; ");
  g_string_append_printf (self->differences, "%s %s / %s",
                          alpr_import_sheet_get_label (self->doubt->sheet, field),
                          *known != '\0' ? known : "(blank)",
                          *text_of (self, field) != '\0' ? text_of (self, field) : "(blank)");
}

static gboolean
compare_text (AlprDoubtPair *self, const Content *content, gint64 id, GError **error)
{
  g_autofree char *known = NULL;

  if (is_hidden (text_of (self, content->field), strlen (text_of (self, content->field))))
    {
      self->masked = TRUE;
      return TRUE;
    }
  known = alpr_store_get_text (self->store, "imports/dictionary-text",
                               g_variant_new_parsed ("{'dictionary': <%x>, 'id': <%x>}",
                                                     (gint64) content->dictionary, id),
                               error);
  if (known == NULL)
    return FALSE;
  if (id == ALPR_ID_NOT_EXPORTED)
    add_difference (self, content->field, "(not exported)");
  else if (strcmp (known, text_of (self, content->field)) != 0)
    add_difference (self, content->field, known);
  return TRUE;
}

static void
compare_number (AlprDoubtPair *self, const Content *content, gint64 known)
{
  const char *text = text_of (self, content->field);
  g_autofree char *words = NULL;

  if (is_hidden (text, strlen (text)))
    {
      self->masked = TRUE;
      return;
    }
  if (known == ALPR_BATCH_NULL)
    words = g_strdup ("");
  else if (content->is_time)
    words = alpr_time_to_iso (known);
  else
    words = g_strdup_printf ("%" G_GINT64_FORMAT, known);
  add_difference (self, content->field, words);
}

static gboolean
compare_columns (AlprDoubtPair *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      const Content *content = &contents[i];
      gint64 known = self->known->values[content->column];
      gint64 read = self->doubt->row.values[content->column];

      /* A frame's two ends are one cell. */
      if (known == read
          || (content->column == ALPR_SEARCH_FRAME_UNTIL
              && self->known->values[ALPR_SEARCH_FRAME_FROM]
                     != self->doubt->row.values[ALPR_SEARCH_FRAME_FROM]))
        continue;
      if ((self->doubt->sheet->exported & 1u << content->field) == 0)
        self->masked = TRUE;
      else if (content->dictionary < 0)
        compare_number (self, content, known);
      else if (!compare_text (self, content, known, error))
        return FALSE;
    }
  return TRUE;
}

/* Whether a line of search_extra adds anything: not if the book has the same line, if it hides its
 * cell, or if it is merely another form of times that were read. */
static gboolean
is_news (const AlprDoubtPair *self, const char *line, const char *const *known)
{
  static const AlprField times[] = { ALPR_FIELD_TIME, ALPR_FIELD_DATE, ALPR_FIELD_TIME_FRAME,
                                     ALPR_FIELD_ID };
  const char *cell = strstr (line, ": ");

  if (g_strv_contains (known, line) || (cell != NULL && is_hidden (cell + 2, strlen (cell + 2))))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      const char *label = alpr_import_sheet_get_label (self->doubt->sheet, times[i]);

      if (times[i] == ALPR_FIELD_TIME_FRAME
          && self->doubt->row.values[ALPR_SEARCH_FRAME_FROM] == ALPR_BATCH_NULL)
        continue;
      if (cell != NULL && (gsize) (cell - line) == strlen (label)
          && strncmp (line, label, strlen (label)) == 0)
        return FALSE;
    }
  return TRUE;
}

/* The known search's lines of search_extra; none where it has none. */
static char **
load_extra (AlprDoubtPair *self, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *text = alpr_store_get_text (
      self->store, "imports/extra-of",
      g_variant_new_parsed ("{'search': <%x>}", self->known->values[ALPR_SEARCH_ID]), &failure);

  if (text != NULL)
    return g_strsplit (text, "\n", -1);
  if (g_error_matches (failure, ALPR_ERROR, ALPR_ERROR_MISSING))
    return g_new0 (char *, 1);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

static gboolean
compare_extra (AlprDoubtPair *self, GError **error)
{
  g_auto (GStrv) known = NULL;
  g_auto (GStrv) read = NULL;

  if (self->doubt->extra == 0)
    return TRUE;
  known = load_extra (self, error);
  if (known == NULL)
    return FALSE;
  read = g_strsplit (self->texts + self->doubt->extra, "\n", -1);
  for (guint i = 0; read[i] != NULL; i++)
    if (is_news (self, read[i], (const char *const *) known))
      g_string_append_printf (self->differences, "%s%s",
                              self->differences->len > 0 ? "; " : "", read[i]);
  return TRUE;
}

/**
 * alpr_doubt_pair_compare:
 * @self: a search of the book and a row with its key; @differences is empty
 * @error: return location for an error
 *
 * Fills @differences with what the row says and the book does not know, and sets @masked where it
 * says less.
 *
 * Returns: whether the book could be asked
 */
gboolean
alpr_doubt_pair_compare (AlprDoubtPair *self, GError **error)
{
  if (memcmp (self->known->key, self->doubt->row.key, ALPR_KEY_LENGTH) != 0)
    {
      /* Once in 10^15 pairs. The row is not lost. */
      g_string_assign (self->differences, "another id that looks alike to this program");
      return TRUE;
    }
  return compare_columns (self, error)
         && (self->differences->len > 0 || compare_extra (self, error));
}
