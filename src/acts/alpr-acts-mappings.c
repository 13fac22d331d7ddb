/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on the agency's own mappings. The room above, which reads mappings, has looked at the text
 * before it comes here; and it looks again when it loads it.
 */

#include "alpr-acts-private.h"

static gboolean
save (AlprActRun *run, GError **error)
{
  return alpr_store_run (run->store, "mappings/save",
                         g_variant_new_parsed ("{'id': <%s>, 'json': <%s>, 'who': <%s>, "
                                               "'now': <%x>}",
                                               alpr_act_run_text (run, "id"),
                                               alpr_act_run_text (run, "json"),
                                               alpr_actor_get_user_name (run->actor), run->now),
                         error);
}

static gboolean
forget (AlprActRun *run, GError **error)
{
  const char *id = alpr_act_run_text (run, "id");

  if (!alpr_store_run (run->store, "mappings/forget", g_variant_new_parsed ("{'id': <%s>}", id),
                       error))
    return FALSE;
  return alpr_store_get_changes (run->store) > 0
         || alpr_act_fail (error, ALPR_ERROR_MISSING, "This book has no mapping “%s” of its own",
                           id);
}

static const AlprInput save_inputs[] = {
  { "id", "s", TRUE, "Id of the mapping" },
  { "json", "s", TRUE, "The mapping" },
  { NULL },
};
static const AlprInput forget_inputs[] = { { "id", "s", TRUE, "Id of the mapping" }, { NULL } };

static const AlprAct save_act = { "mappings/save", "Save a mapping for files of an unknown form",
                                  "import", save_inputs, save };
static const AlprAct forget_act
    = { "mappings/forget", "Forget a mapping of this book", "import", forget_inputs, forget };

const AlprAct *const alpr_acts_mappings[] = { &save_act, &forget_act, NULL };
