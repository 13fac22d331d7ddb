/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One act for many: the frame of every act (alpr-act.c), gone through once, with the steps, the
 * gates and the journal's line of each within one transaction.
 *
 *   sign-in still good → role → proof, where the act needs one → the inputs of each
 *   → BEGIN IMMEDIATE → for each: its steps → the gates → journal → COMMIT
 *
 * It is done for every one or for none. The error says which one it is about; the journal then has
 * that one's refusal, with its inputs, and nothing of the others, for whom nothing happened.
 *
 * Only an act that is its statement can be done for many: it touches nothing but the book, so that
 * a rollback takes back all of it.
 */

#include "alpr-acts-private.h"

#include "alpr-gates.h"
#include "alpr-journal.h"
#include "alpr-time.h"

/** alpr_act_each_new: Returns: (transfer full): one of many; a floating @inputs is sunk */
AlprActEach *
alpr_act_each_new (const char *name, GVariant *inputs)
{
  AlprActEach *self = g_new0 (AlprActEach, 1);

  self->name = g_strdup (name);
  self->inputs = g_variant_ref_sink (inputs);
  return self;
}

/** alpr_act_each_free: Frees one of many. */
void
alpr_act_each_free (AlprActEach *self)
{
  g_free (self->name);
  g_variant_unref (self->inputs);
  g_free (self);
}

/** alpr_act_is_for_many: Returns: whether the act can be done for many at once */
gboolean
alpr_act_is_for_many (const AlprAct *act)
{
  return act->func == alpr_act_run_statement && act->prepare == NULL && act->undo == NULL
         && (act->flags & ALPR_ACT_WHILE_PENDING) == 0;
}

/* The steps for one, its gates and its line of the journal. The gates are put together once, after
 * the first one's steps, as a single act has it: no statement of an act adopts a policy. */
static gboolean
run_one (AlprActRun *run, AlprGates **gates, GArray *ids, GError **error)
{
  gint64 id = 0;

  run->subject = 0;
  if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
      || !run->act->func (run, error))
    return FALSE;
  if (*gates == NULL)
    *gates = alpr_gates_new (run->store, run->act->name, run->now, error);
  if (*gates == NULL || !alpr_gates_pass (*gates, run->subject, error)
      || !alpr_journal_append (run->store, alpr_actor_get_user_name (run->actor), run->act->name,
                               ALPR_OUTCOME_DONE, run->inputs, run->detail, error))
    return FALSE;
  if (run->result != NULL)
    g_variant_lookup (run->result, "id", "x", &id);
  g_array_append_val (ids, id);
  return TRUE;
}

static void
forget_one (AlprActRun *run)
{
  g_clear_pointer (&run->detail, g_free);
  if (run->result != NULL)
    g_variant_unref (g_variant_ref_sink (g_steal_pointer (&run->result)));
}

/* Goes through all within one transaction; @at is where it ended, where not all were done. */
static gboolean
run_all (AlprActRun *run, GPtrArray *each, GArray *ids, guint *at, GError **error)
{
  g_autoptr (AlprGates) gates = NULL;
  gboolean done = TRUE;

  if (!alpr_store_begin (run->store, error))
    return FALSE;
  for (*at = 0; *at < each->len && done; *at += done)
    {
      run->inputs = ((const AlprActEach *)each->pdata[*at])->inputs;
      done = run_one (run, &gates, ids, error);
      forget_one (run);
    }
  if (done && alpr_store_commit (run->store, error))
    return TRUE;
  alpr_store_rollback (run->store);
  return FALSE;
}

static gboolean
check_all (AlprActRun *run, GPtrArray *each, guint *at, GError **error)
{
  for (*at = 0; *at < each->len; *at += 1)
    {
      run->inputs = ((const AlprActEach *)each->pdata[*at])->inputs;
      if (!alpr_act_check_inputs (run->act, run->inputs, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_many (const AlprAct *act, const char *name, GPtrArray *each, GError **error)
{
  if (act == NULL)
    return alpr_act_fail (error, ALPR_ERROR_MISSING, "There is no act “%s”", name);
  if (!alpr_act_is_for_many (act))
    return alpr_act_fail (error, ALPR_ERROR_FORMAT, "%s can be done for one at a time only", name);
  if (each->len == 0)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT, "There is nothing for which to do %s", name);
  if (each->len > ALPR_ACT_MOST_AT_ONCE)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "%s can be done for %d at once, not for %u", name,
                          ALPR_ACT_MOST_AT_ONCE, each->len);
  return TRUE;
}

/* Says which one it is about, and that nothing came of the others either. */
static void
name_one (GError **cause, GPtrArray *each, guint at)
{
  const AlprActEach *one = at < each->len ? each->pdata[at] : NULL;

  if (one == NULL || one->name == NULL)
    return;
  if (each->len > 1)
    g_prefix_error (cause, "Nothing was done for any of %u. %s: ", each->len, one->name);
  else
    g_prefix_error (cause, "%s: ", one->name);
  alpr_error_set_about (*cause, one->name);
}

static GVariant *
tell_ids (GArray *ids)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "count", "x", (gint64)ids->len);
  g_variant_dict_insert_value (&dict, "ids",
                               g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data,
                                                          ids->len, sizeof (gint64)));
  return g_variant_ref_sink (g_variant_dict_end (&dict));
}

/**
 * alpr_act_run_each:
 * @store: the book, opened for writing
 * @actor: who acts
 * @name: an act that can be done for many, as `training/record`
 * @each: (element-type AlprActEach): for whom, with the inputs of each
 * @cancellable: (nullable): stops it
 * @error: return location for an error
 *
 * Does an act for every one or for none. Right and proof are asked for once; inputs, gates and
 * journal are those of each.
 *
 * Returns: (transfer full): a{sv}: `count`, and `ids` of what came of each; %NULL with an error as
 *   of alpr_act_run(), of which alpr_error_get_about() says the one that it is about
 */
GVariant *
alpr_act_run_each (AlprStore *store, AlprActor *actor, const char *name, GPtrArray *each,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) cause = NULL;
  AlprActRun run = { .store = store,
                     .actor = actor,
                     .act = alpr_acts_find (name),
                     .now = alpr_time_now (),
                     .cancellable = cancellable };
  guint at = each->len;
  gboolean done;

  if (!check_many (run.act, name, each, error))
    return NULL;
  run.inputs = ((const AlprActEach *)each->pdata[0])->inputs;
  alpr_store_set_cancellable (store, cancellable);
  done = alpr_act_check_right (&run, &cause) && check_all (&run, each, &at, &cause)
         && run_all (&run, each, ids, &at, &cause);
  alpr_store_set_cancellable (store, NULL);
  if (done)
    return tell_ids (ids);
  name_one (&cause, each, at);
  alpr_act_note_failure (&run, cause);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}
