/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reason, taken apart: the vendor's drop-down list writes `Category - detail`, with an empty
 * detail as `Category - `; some reasons are the vendor's own text, which no person typed; and many
 * officers type the case number here instead of where it belongs. Called once per distinct text.
 */

#include "alpr-classify.h"

#include <string.h>

#include "alpr-case-number.h"

/* Normal forms of how the vendor's own texts begin: a search that was started from an alert, and a
 * label that the window shows beside results. They embed plates and times, so nothing is looked for
 * in them. */
static const char *const system_texts[] = {
  "other image search from",
  "dispatch quick search associated with alert",
  "daytime search for best result",
  "more like this",
};

static gboolean
is_system (const char *norm)
{
  for (guint i = 0; i < G_N_ELEMENTS (system_texts); i++)
    if (g_str_has_prefix (norm, system_texts[i]))
      return TRUE;
  return FALSE;
}

/* Where the dash of `Category - detail` stands: the first one between blanks, or one at the end
   after
 * a blank, where the reader or the vendor dropped the last blank. */
static const char *
find_dash (const char *text)
{
  const char *dash = strstr (text, " - ");
  gsize length = strlen (text);

  if (dash == NULL && length > 2 && strcmp (text + length - 2, " -") == 0)
    dash = text + length - 2;
  return dash;
}

static void
split (AlprReasonParts *parts, const char *text)
{
  const char *dash = find_dash (text);
  g_autofree char *category = NULL;

  if (dash == NULL)
    return;
  category = g_strstrip (g_strndup (text, (gsize) (dash - text)));
  if (*category == '\0')
    return;
  parts->category = g_steal_pointer (&category);
  parts->detail = g_strstrip (g_strdup (dash + 2));
  if (*parts->detail == '\0')
    g_clear_pointer (&parts->detail, g_free);
}

/**
 * alpr_classify_reason:
 * @text: a reason, UTF-8, not closed with a NUL
 * @length: its length in bytes
 * @parts: (out caller-allocates): its parts, for alpr_reason_parts_clear()
 *
 * Takes a reason apart.
 */
void
alpr_classify_reason (const char *text, gsize length, AlprReasonParts *parts)
{
  g_autofree char *whole = g_strndup (text, length);

  memset (parts, 0, sizeof *parts);
  parts->state = alpr_classify_cell (text, length);
  parts->norm = alpr_text_normalise (whole);
  parts->system = parts->state == ALPR_CELL_VALUE && is_system (parts->norm);
  if (parts->state == ALPR_CELL_VALUE && !parts->system)
    {
      split (parts, whole);
      parts->case_norm = alpr_find_case_number (whole);
    }
  parts->category_norm = parts->category != NULL ? alpr_text_normalise (parts->category)
                                                 : g_strdup (parts->norm);
}

/** alpr_reason_parts_clear: Frees what @self holds. */
void
alpr_reason_parts_clear (AlprReasonParts *self)
{
  g_clear_pointer (&self->norm, g_free);
  g_clear_pointer (&self->category, g_free);
  g_clear_pointer (&self->category_norm, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->case_norm, g_free);
}

/**
 * alpr_case_shape:
 * @norm: a case number's normal form
 *
 * Returns: (transfer full): @norm with each digit as 9, as patterns of a policy are written
 */
char *
alpr_case_shape (const char *norm)
{
  char *shape = g_strdup (norm);

  for (char *at = shape; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      *at = '9';
  return shape;
}
