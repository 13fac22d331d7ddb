/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the agency's own tables of alerts and hot lists call their columns. A reader compares
 * headings by their letters and digits; one that it doesn't know may stand here for a word that it
 * does. The two acts write it; a take-in reads it before it opens the file.
 */

#include "alpr-column-names.h"

#include <string.h>

#include "alpr-acts-private.h"
#include "alpr-text.h"

static const AlprInput name_inputs[] = {
  { "kind", "s", TRUE, N_ ("Tables of"), ALPR_INPUT_PLAIN, "column-kinds" },
  { "heading", "s", TRUE, N_ ("Heading, as it stands in the file") },
  { "means", "s", TRUE, N_ ("What stands under it"), ALPR_INPUT_PLAIN, "column-meanings" },
  { NULL },
};
static const AlprAct name_act = {
  .name = "columns/name",
  .title = N_ ("Say what a heading of a table means"),
  .right = "import operate",
  .inputs = name_inputs,
  .func = alpr_act_run_statement,
};

static const AlprInput forget_inputs[] = {
  { "column", "x", TRUE, N_ ("Heading") },
  { NULL },
};
static const AlprAct forget_act = {
  .name = "columns/forget",
  .title = N_ ("Take back what a heading was said to mean"),
  .right = "import operate",
  .inputs = forget_inputs,
  .func = alpr_act_run_statement,
  .subject = "column",
  .nothing = N_ ("There is no such heading"),
};

const AlprAct *const alpr_acts_columns[] = {
  &name_act,
  &forget_act,
  NULL,
};

/**
 * alpr_column_names_read:
 * @store: the book
 * @kind: `alerts` or `hot lists`
 * @error: return location for an error
 *
 * Returns: (transfer full): headings, by their letters and digits, and the word that each stands
 *   for
 */
GHashTable *
alpr_column_names_read (AlprStore *store, const char *kind, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) cause = NULL;
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      store, "columns/names", g_variant_new_parsed ("{'kind': <%s>}", kind), error);

  if (cursor == NULL)
    return NULL;
  while (alpr_cursor_next (cursor, &cause))
    {
      const char *heading = alpr_cursor_get_text (cursor, 0);

      g_hash_table_replace (names, alpr_text_fold_label (heading, strlen (heading)),
                            g_strdup (alpr_cursor_get_text (cursor, 1)));
    }
  if (cause == NULL)
    return g_steal_pointer (&names);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * alpr_column_names_find:
 * @self: (nullable): what alpr_column_names_read() gave
 * @folded: a heading's letters and digits, in small letters
 *
 * Returns: the word that it stands for, @folded itself where nobody has said anything
 */
const char *
alpr_column_names_find (GHashTable *self, const char *folded)
{
  const char *means = self != NULL ? g_hash_table_lookup (self, folded) : NULL;

  return means != NULL ? means : folded;
}
