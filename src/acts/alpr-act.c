/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The frame of every act:
 *
 *   sign-in still good → role → proof, where the act needs one → inputs → what it prepares
 *   → BEGIN IMMEDIATE → its steps → the gates → journal → COMMIT
 *
 * A gate is a rule that a clause names for this act: it is asked about the subject that the steps
 * have just written, inside the same transaction. Any row refuses, everything is rolled back, and
 * the refusal is journalled with the clauses that refuse. Nothing else writes to a book, but for
 * intake (which loads in batches and ends in the same way) and the journal itself.
 *
 * The acts stand in one table a file (alpr-acts-*.c); this file joins them, with those that rooms
 * above add.
 */

#include "alpr-act.h"

#include <string.h>

#include "alpr-acts-private.h"
#include "alpr-error.h"
#include "alpr-gates.h"
#include "alpr-journal.h"
#include "alpr-standing.h"
#include "alpr-time.h"

/* Rooms above have acts of their own. */
#define MOST_ADDED 8

static const AlprAct *const *added[MOST_ADDED];
static guint n_added;

static const AlprAct *const *const tables[] = {
  alpr_acts_accounts,
  alpr_acts_alerts,
  alpr_acts_audits,
  alpr_acts_book,
  alpr_acts_columns,
  alpr_acts_discipline,
  alpr_acts_documents,
  alpr_acts_entries,
  alpr_acts_findings,
  alpr_acts_hotlists,
  alpr_acts_mappings,
  alpr_acts_mfa,
  alpr_acts_people,
  alpr_acts_reports,
  alpr_acts_roster,
  alpr_acts_statistics,
  alpr_acts_training,
  alpr_acts_vendor,
};

static void
add_table (GPtrArray *acts, const AlprAct *const *table)
{
  for (const AlprAct *const *act = table; *act != NULL; act++)
    g_ptr_array_add (acts, (gpointer) *act);
}

/**
 * alpr_acts_add:
 * @table: (transfer none): acts of a room above, ended by NULL; static
 *
 * Makes acts known whose steps need what this room can't see: a reader of files, a network. Called
 * when a program begins, before anything asks for an act; a second time it does nothing.
 */
void
alpr_acts_add (const AlprAct *const *table)
{
  for (guint i = 0; i < n_added; i++)
    if (added[i] == table)
      return;
  g_assert (n_added < MOST_ADDED);
  added[n_added++] = table;
}

/**
 * alpr_acts_list:
 *
 * Returns: (transfer none) (array zero-terminated=1): all acts
 */
const AlprAct *const *
alpr_acts_list (void)
{
  static GPtrArray *acts = NULL;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      acts = g_ptr_array_new ();
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        add_table (acts, tables[t]);
      for (guint t = 0; t < n_added; t++)
        add_table (acts, added[t]);
      g_ptr_array_add (acts, NULL);
      g_once_init_leave (&once, 1);
    }
  return (const AlprAct *const *)acts->pdata;
}

/** alpr_acts_find: Returns: (transfer none) (nullable): the act called @name, as `audits/judge` */
const AlprAct *
alpr_acts_find (const char *name)
{
  for (const AlprAct *const *act = alpr_acts_list (); *act != NULL; act++)
    if (strcmp ((*act)->name, name) == 0)
      return *act;
  return NULL;
}

/** alpr_act_may: Returns: whether @actor's role allows @act */
gboolean
alpr_act_may (const AlprAct *act, AlprActor *actor)
{
  return alpr_actor_has_right (actor, act->right);
}

static const AlprInput *
find_input (const AlprAct *act, const char *name)
{
  for (const AlprInput *input = act->inputs; input->name != NULL; input++)
    if (strcmp (input->name, name) == 0)
      return input;
  return NULL;
}

static gboolean
is_blank (GVariant *value)
{
  return value == NULL
         || (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING)
             && *g_variant_get_string (value, NULL) == '\0');
}

/* Every input is one of the act's and of its type, and none that is needed is missing. */
gboolean
alpr_act_check_inputs (const AlprAct *act, GVariant *inputs, GError **error)
{
  GVariantIter iter;
  const char *name;
  GVariant *value;

  g_variant_iter_init (&iter, inputs);
  while (g_variant_iter_next (&iter, "{&sv}", &name, &value))
    {
      g_autoptr (GVariant) owned = value;
      const AlprInput *input = find_input (act, name);

      if (input == NULL)
        return alpr_act_fail (error, ALPR_ERROR_FORMAT, "%s has no input “%s”", act->name, name);
      if (!g_variant_is_of_type (owned, G_VARIANT_TYPE (input->type))
          && (input->choices == NULL || !g_variant_is_of_type (owned, G_VARIANT_TYPE_STRING)))
        return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                              "%s: “%s” is of the wrong type (%s is wanted)", act->name, name,
                              input->type);
    }
  for (const AlprInput *input = act->inputs; input->name != NULL; input++)
    {
      g_autoptr (GVariant) given = g_variant_lookup_value (inputs, input->name, NULL);

      if (input->needed && is_blank (given))
        return alpr_act_fail (error, ALPR_ERROR_FORMAT, "%s needs “%s” (%s)", act->name,
                              input->name, input->title);
    }
  return TRUE;
}

static gboolean
pass_gates (AlprActRun *run, GError **error)
{
  g_autoptr (AlprGates) gates = alpr_gates_new (run->store, run->act->name, run->now, error);

  return gates != NULL && alpr_gates_pass (gates, run->subject, error);
}

static AlprOutcome
outcome_of (const GError *cause)
{
  if (g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_REFUSED))
    return ALPR_OUTCOME_REFUSED;
  if (g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_DENIED))
    return ALPR_OUTCOME_DENIED;
  return ALPR_OUTCOME_FAILED;
}

/* What was refused, denied or failed is journalled too. To be asked for a passphrase is no outcome:
 * what comes of it is journalled. */
void
alpr_act_note_failure (AlprActRun *run, const GError *cause)
{
  if (alpr_store_get_mode (run->store) == ALPR_STORE_WRITER
      && !g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_UNCONFIRMED))
    alpr_journal_append (run->store, alpr_actor_get_user_name (run->actor), run->act->name,
                         outcome_of (cause), run->inputs, cause->message, NULL);
}

/* The steps, the gates and the journal's line, in one transaction. */
static gboolean
run_whole (AlprActRun *run, GError **error)
{
  if (run->act->prepare != NULL && !run->act->prepare (run, error))
    return FALSE;
  if (!alpr_store_begin (run->store, error))
    return FALSE;
  if (!run->act->func (run, error) || !pass_gates (run, error)
      || !alpr_journal_append (run->store, alpr_actor_get_user_name (run->actor), run->act->name,
                               ALPR_OUTCOME_DONE, run->inputs, run->detail, error)
      || !alpr_store_commit (run->store, error))
    {
      alpr_store_rollback (run->store);
      if (run->act->undo != NULL)
        run->act->undo (run);
      return FALSE;
    }
  return TRUE;
}

/* Whether who acts may, now, and has proved it where the act needs a proof. */
gboolean
alpr_act_check_right (AlprActRun *run, GError **error)
{
  g_autoptr (AlprActor)
      now = alpr_actor_load (run->store, alpr_actor_get_user_name (run->actor), error);
  gboolean pending = (run->act->flags & ALPR_ACT_WHILE_PENDING) != 0;

  if (now == NULL
      || !(pending ? alpr_standing_check_lasting (run->store, run->actor, error)
                   : alpr_standing_check (run->store, run->actor, error)))
    return FALSE;
  if (!alpr_act_may (run->act, now))
    return alpr_act_fail (error, ALPR_ERROR_DENIED, "The role “%s” may not do %s",
                          alpr_actor_get_role (now), run->act->name);
  return (run->act->flags & ALPR_ACT_PRIVILEGED) == 0
         || alpr_standing_check_proof (run->store, run->actor, error);
}

/**
 * alpr_act_run_with:
 * @store: the book, opened for writing
 * @actor: who acts
 * @name: the act, as `audits/judge`
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @data: (nullable): what the act's steps take beside its inputs
 * @cancellable: (nullable): stops the steps
 * @error: return location for an error
 *
 * alpr_act_run() for a caller that knows the act's steps: one that wants to be told, as they go on,
 * what no input can say.
 *
 * Returns: (transfer full): as alpr_act_run()
 */
GVariant *
alpr_act_run_with (AlprStore *store, AlprActor *actor, const char *name, GVariant *inputs,
                   gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GVariant)
      given = g_variant_ref_sink (inputs != NULL ? inputs : g_variant_new_parsed ("@a{sv} {}"));
  g_autofree char *detail = NULL;
  g_autoptr (GVariant) result = NULL;
  g_autoptr (GError) cause = NULL;
  AlprActRun run = { .store = store,
                     .actor = actor,
                     .act = alpr_acts_find (name),
                     .inputs = given,
                     .now = alpr_time_now (),
                     .cancellable = cancellable,
                     .data = data };
  gboolean done;

  if (run.act == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "There is no act “%s”", name);
      return NULL;
    }
  alpr_store_set_cancellable (store, cancellable);
  done = alpr_act_check_right (&run, &cause) && alpr_act_check_inputs (run.act, given, &cause)
         && run_whole (&run, &cause);
  alpr_store_set_cancellable (store, NULL);
  if (run.prepared != NULL)
    run.free_prepared (run.prepared);
  detail = g_steal_pointer (&run.detail);
  result = run.result != NULL ? g_variant_ref_sink (run.result) : NULL;
  if (done && (run.act->flags & ALPR_ACT_WHILE_PENDING) != 0)
    alpr_standing_check_lasting (store, actor, NULL);
  if (done)
    return result != NULL ? g_steal_pointer (&result)
                          : g_variant_ref_sink (g_variant_new_parsed ("@a{sv} {}"));
  alpr_act_note_failure (&run, cause);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * alpr_act_run:
 * @store: the book, opened for writing
 * @actor: who acts
 * @name: the act, as `audits/judge`
 * @inputs: (nullable): a{sv}; a floating one is sunk
 * @cancellable: (nullable): stops the steps
 * @error: return location for an error
 *
 * Does an act whole or not at all. What was refused, denied or failed is journalled too.
 *
 * Returns: (transfer full): a{sv}, what the act gives; %NULL with an error: %ALPR_ERROR_REFUSED
 * with the clauses that refuse, %ALPR_ERROR_DENIED, %ALPR_ERROR_UNCONFIRMED (to be asked and tried
 * again), %ALPR_ERROR_FORMAT (inputs), or what failed
 */
GVariant *
alpr_act_run (AlprStore *store, AlprActor *actor, const char *name, GVariant *inputs,
              GCancellable *cancellable, GError **error)
{
  return alpr_act_run_with (store, actor, name, inputs, NULL, cancellable, error);
}

/** alpr_act_run_text: Returns: (transfer none) (nullable): a text input; %NULL where not given */
const char *
alpr_act_run_text (AlprActRun *run, const char *input)
{
  const char *text = NULL;

  g_variant_lookup (run->inputs, input, "&s", &text);
  return text != NULL && *text != '\0' ? text : NULL;
}

/** alpr_act_run_number: Returns: a number input; @otherwise where not given */
gint64
alpr_act_run_number (AlprActRun *run, const char *input, gint64 otherwise)
{
  gint64 number = otherwise;

  g_variant_lookup (run->inputs, input, "x", &number);
  return number;
}

/**
 * alpr_act_fail:
 * @error: return location for the error
 * @code: its code
 * @format: its sentence
 *
 * Says why an act can't be done.
 *
 * Returns: %FALSE, to be returned
 */
gboolean
alpr_act_fail (GError **error, AlprError code, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  if (error != NULL)
    *error = g_error_new_valist (ALPR_ERROR, (int)code, format, args);
  va_end (args);
  return FALSE;
}
