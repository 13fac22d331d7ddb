/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An act as a part of another one, as often as the other needs it: a file of requests asks for each
 * of its lines what the form asks for one. The same inputs are looked at, the same steps done and
 * the same gates asked. What is refused is undone by itself, and the rest goes on; the journal has
 * one line, that of the act as a whole.
 */

#include "alpr-act-part.h"

#include "alpr-acts-private.h"
#include "alpr-gates.h"

struct _AlprActPart
{
  AlprActRun *whole; /* not owned: the act that is done as a whole */
  const AlprAct *act;
  AlprGates *gates; /* owned */
};

/** alpr_act_part_free: Frees the part. */
void
alpr_act_part_free (AlprActPart *self)
{
  g_clear_pointer (&self->gates, alpr_gates_free);
  g_free (self);
}

/**
 * alpr_act_part_new:
 * @run: the run of the act as a whole; it outlives the part
 * @act: the act that is a part of it; one without preparation
 * @error: return location for an error
 *
 * Returns: (transfer full): the part; %NULL with %ALPR_ERROR_DENIED where who acts may not do @act
 */
AlprActPart *
alpr_act_part_new (AlprActRun *run, const char *act, GError **error)
{
  g_autoptr (AlprActPart) self = g_new0 (AlprActPart, 1);

  self->whole = run;
  self->act = alpr_acts_find (act);
  g_return_val_if_fail (self->act != NULL && self->act->prepare == NULL, NULL);
  if (!alpr_act_may (self->act, run->actor))
    {
      alpr_act_fail (error, ALPR_ERROR_DENIED, "The role “%s” may not do %s",
                     alpr_actor_get_role (run->actor), act);
      return NULL;
    }
  self->gates = alpr_gates_new (run->store, act, run->now, error);
  return self->gates != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
do_steps (AlprActPart *self, AlprActRun *run, GError **error)
{
  return self->act->func (run, error) && alpr_gates_pass (self->gates, run->subject, error);
}

/**
 * alpr_act_part_do:
 * @self: a part
 * @inputs: a{sv}, as for the act by itself; a floating one is sunk
 * @subject: (out) (optional): what was written
 * @error: return location for an error
 *
 * Does the act once. Where it fails nothing of it is left, and the act as a whole may go on.
 *
 * Returns: %FALSE with the errors of alpr_act_run(): %ALPR_ERROR_REFUSED, %ALPR_ERROR_FORMAT and
 *   %ALPR_ERROR_MISSING are about this one; after any other error the whole must end
 */
gboolean
alpr_act_part_do (AlprActPart *self, GVariant *inputs, gint64 *subject, GError **error)
{
  g_autoptr (GVariant) given = g_variant_ref_sink (inputs);
  AlprActRun run = { .store = self->whole->store,
                     .actor = self->whole->actor,
                     .act = self->act,
                     .inputs = given,
                     .now = self->whole->now,
                     .cancellable = self->whole->cancellable };
  gboolean done;

  if (!alpr_act_check_inputs (self->act, given, error)
      || !alpr_store_begin_part (run.store, error))
    return FALSE;
  done = do_steps (self, &run, error);
  if (run.result != NULL)
    g_variant_unref (g_variant_ref_sink (run.result));
  g_free (run.detail);
  if (!alpr_store_end_part (run.store, done, done ? error : NULL))
    return FALSE;
  if (done && subject != NULL)
    *subject = run.subject;
  return done;
}
