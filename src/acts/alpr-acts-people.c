/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on who may sign in. A person is a row of the book and a slot of the key-slot file beside it,
 * and both are needed to sign in: so the two change together. The slot file is read and the key
 * derived before the transaction; the changed file is written as the last step in it, and put back
 * as it was where the transaction fails after all. If the power fails in between, who was being
 * added or taken out can't sign in, for one of the two is missing; and a passphrase that was being
 * changed may be the new one without a line in the journal.
 *
 * A passphrase is no input, for inputs are journalled: the inputs name a file whose first line it
 * is, or the caller gives it as the act's data (an AlprSecret). One that an administrator gave has
 * to be changed by its owner before anything else.
 */

#include "alpr-acts-private.h"

#include <string.h>

#include "alpr-numbers.h"
#include "alpr-passphrase.h"
#include "alpr-slots.h"
#include "alpr-standing.h"

/* The slot file, before and after */
typedef struct
{
  char *path;
  AlprSlots *before;
  AlprSlots *after;
} SlotChange;

static void
slot_change_free (SlotChange *change)
{
  g_clear_object (&change->before);
  g_clear_object (&change->after);
  g_free (change->path);
  g_free (change);
}

static AlprSlots *
load_slots (const char *path, AlprActRun *run, GError **error)
{
  g_autofree char *book_id = alpr_store_get_text (run->store, "book/id", NULL, error);
  AlprSlots *slots = book_id != NULL ? alpr_slots_load (path, error) : NULL;

  if (slots == NULL || strcmp (alpr_slots_get_book_id (slots), book_id) == 0)
    return slots;
  g_object_unref (slots);
  alpr_act_fail (error, ALPR_ERROR_DAMAGED, "The key slots beside the book are another book's");
  return NULL;
}

static SlotChange *
begin_change (AlprActRun *run, GError **error)
{
  SlotChange *change = g_new0 (SlotChange, 1);

  run->prepared = change;
  run->free_prepared = (GDestroyNotify) slot_change_free;
  change->path = alpr_slots_path_for (alpr_store_get_path (run->store));
  change->before = load_slots (change->path, run, error);
  change->after = change->before != NULL ? load_slots (change->path, run, error) : NULL;
  return change->after != NULL ? change : NULL;
}

/* The last step: from here on only the journal and COMMIT can fail. */
static gboolean
save_slots (AlprActRun *run, GError **error)
{
  SlotChange *change = run->prepared;

  return alpr_slots_save (change->after, change->path, error);
}

static void
put_slots_back (AlprActRun *run)
{
  SlotChange *change = run->prepared;

  if (change != NULL && change->before != NULL && change->after != NULL)
    alpr_slots_save (change->before, change->path, NULL);
}

static AlprSecret *
read_passphrase (AlprActRun *run, GError **error)
{
  const char *path = alpr_act_run_text (run, "passphrase_file");

  if (run->data != NULL)
    return alpr_secret_ref (run->data);
  if (path != NULL)
    return alpr_secret_read_file (path, error);
  alpr_act_fail (error, ALPR_ERROR_FORMAT, "passphrase_file names the file with the passphrase");
  return NULL;
}

/* A passphrase that has to be changed is not changed into itself. */
static gboolean
check_fresh (SlotChange *change, const char *user_name, AlprSecret *passphrase, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (AlprSecret)
      key = alpr_slots_unlock (change->before, user_name, passphrase, &cause);

  return key == NULL
         || alpr_act_fail (error, ALPR_ERROR_FORMAT,
                           "This is the passphrase that you have already");
}

/* Wraps the book's key for @user_name, in a new slot or in place of the old one. */
static gboolean
prepare_slot (AlprActRun *run, const char *user_name, gboolean fresh, GError **error)
{
  g_autoptr (AlprSecret) passphrase = read_passphrase (run, error);
  SlotChange *change;

  gint64 least;

  if (passphrase == NULL || !alpr_passphrase_check (user_name, passphrase, error)
      || !alpr_numbers_get (run->store, ALPR_NUMBER_PASSPHRASE_LEAST, &least, error)
      || !alpr_passphrase_check_least (passphrase, least, error))
    return FALSE;
  change = begin_change (run, error);
  return change != NULL && (!fresh || check_fresh (change, user_name, passphrase, error))
         && alpr_slots_add (change->after, user_name, passphrase, alpr_store_get_key (run->store),
                            error);
}

static gboolean
prepare_named_slot (AlprActRun *run, GError **error)
{
  return prepare_slot (run, alpr_act_run_text (run, "user_name"), FALSE, error);
}

static gboolean
prepare_own_slot (AlprActRun *run, GError **error)
{
  return prepare_slot (run, alpr_actor_get_user_name (run->actor), TRUE, error);
}

/* Somebody without a slot is taken out all the same: the row counts. */
static gboolean
prepare_no_slot (AlprActRun *run, GError **error)
{
  SlotChange *change = begin_change (run, error);
  g_autoptr (GError) cause = NULL;

  if (change == NULL)
    return FALSE;
  if (alpr_slots_remove (change->after, alpr_act_run_text (run, "user_name"), &cause)
      || g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_MISSING))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* A role is a word of a policy that the agency follows. */
static gboolean
check_role (AlprActRun *run, GError **error)
{
  const char *role = alpr_act_run_text (run, "role");
  gint64 rights;

  if (!alpr_store_get_number (run->store, "people/count-rights",
                              g_variant_new_parsed ("{'role': <%s>}", role), &rights, error))
    return FALSE;
  return rights > 0
         || alpr_act_fail (error, ALPR_ERROR_FORMAT, "No policy of this book has a role “%s”",
                           role);
}

/* Asked after the change: without an administrator nobody could undo it. */
static gboolean
check_administrators (AlprActRun *run, GError **error)
{
  gint64 n;

  if (!alpr_store_get_number (run->store, "people/count-administrators", NULL, &n, error))
    return FALSE;
  return n > 0
         || alpr_act_fail (error, ALPR_ERROR_REFUSED,
                           "“%s” is the last administrator of this book",
                           alpr_act_run_text (run, "user_name"));
}

/* Runs a statement that changes the person, who must be there. */
static gboolean
change_person (AlprActRun *run, const char *statement, GVariant *inputs, GError **error)
{
  if (!alpr_store_run (run->store, statement, inputs, error))
    return FALSE;
  return alpr_store_get_changes (run->store) > 0
         || alpr_act_fail (error, ALPR_ERROR_MISSING, "No “%s” may sign in to this book",
                           alpr_act_run_text (run, "user_name"));
}

/* Since when the passphrase is what it is, and whether somebody else gave it. */
static gboolean
note_passphrase (AlprActRun *run, const char *user_name, gboolean given, GError **error)
{
  return alpr_store_run (
      run->store, "people/passphrase-changed",
      g_variant_new_parsed ("{'user_name': <%s>, 'now': <%x>, 'given': <%b>}", user_name, run->now,
                            given),
      error);
}

static gboolean
add (AlprActRun *run, GError **error)
{
  const char *user_name = alpr_act_run_text (run, "user_name");
  const char *full_name = alpr_act_run_text (run, "full_name");

  if (!check_role (run, error)
      || !alpr_store_run (run->store, "people/enter",
                          g_variant_new_parsed (
                              "{'user_name': <%s>, 'full_name': <%s>, 'role': <%s>, 'now': <%x>}",
                              user_name, full_name != NULL ? full_name : user_name,
                              alpr_act_run_text (run, "role"), run->now),
                          error))
    return FALSE;
  if (alpr_store_get_changes (run->store) == 0)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT, "“%s” is in this book already", user_name);
  return note_passphrase (run, user_name, TRUE, error) && save_slots (run, error);
}

/* Somebody who is on the roster already, in the role that the roster gives. */
static gboolean
let_in (AlprActRun *run, GError **error)
{
  const char *user_name = alpr_act_run_text (run, "user_name");
  gint64 person;

  if (!alpr_act_run_choice (run, "person", &person, error)
      || !alpr_store_run (run->store, "people/let-in",
                          g_variant_new_parsed (
                              "{'person': <%x>, 'user_name': <%s>, 'now': <%x>}", person,
                              user_name, run->now),
                          error))
    return FALSE;
  if (alpr_store_get_changes (run->store) == 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          "Only somebody who is active and has no user name yet can be let in");
  return note_passphrase (run, user_name, TRUE, error) && save_slots (run, error);
}

static gboolean
take_out (AlprActRun *run, GError **error)
{
  const char *user_name = alpr_act_run_text (run, "user_name");

  return change_person (run, "people/leave",
                        g_variant_new_parsed ("{'user_name': <%s>}", user_name), error)
         && check_administrators (run, error) && save_slots (run, error);
}

static gboolean
change_role (AlprActRun *run, GError **error)
{
  return check_role (run, error)
         && change_person (run, "people/change-role",
                           g_variant_new_parsed ("{'user_name': <%s>, 'role': <%s>}",
                                                 alpr_act_run_text (run, "user_name"),
                                                 alpr_act_run_text (run, "role")),
                           error)
         && check_administrators (run, error);
}

static gboolean
reset_passphrase (AlprActRun *run, GError **error)
{
  const char *user_name = alpr_act_run_text (run, "user_name");
  g_autoptr (AlprActor) whose = alpr_actor_load (run->store, user_name, error);

  return whose != NULL && note_passphrase (run, user_name, TRUE, error)
         && save_slots (run, error);
}

static gboolean
change_passphrase (AlprActRun *run, GError **error)
{
  return note_passphrase (run, alpr_actor_get_user_name (run->actor), FALSE, error)
         && save_slots (run, error);
}

static gboolean
release (AlprActRun *run, GError **error)
{
  const char *user_name = alpr_act_run_text (run, "user_name");
  AlprStanding standing;

  if (!alpr_standing_read (run->store, user_name, &standing, error))
    return FALSE;
  if (standing.locked_at == 0)
    return alpr_act_fail (error, ALPR_ERROR_MISSING, "“%s” is not locked", user_name);
  return alpr_store_run (run->store, "sign-in/release",
                         g_variant_new_parsed (
                             "{'person': <%x>, 'now': <%x>, 'who': <%s>, 'reason': <%s>}",
                             standing.person, run->now, alpr_actor_get_user_name (run->actor),
                             alpr_act_run_text (run, "reason")),
                         error);
}

static const AlprInput add_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { "full_name", "s", FALSE, "Name" },
  { "role", "s", TRUE, "Role" },
  { "passphrase_file", "s", FALSE, "File with the first passphrase" },
  { NULL },
};
static const AlprInput let_in_inputs[] = {
  { "person", "x", TRUE, N_ ("Person"), ALPR_INPUT_PLAIN, "people" },
  { "user_name", "s", TRUE, N_ ("User name") },
  { "passphrase_file", "s", FALSE, N_ ("First passphrase"), ALPR_INPUT_SECRET },
  { NULL },
};
static const AlprInput remove_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { "reason", "s", TRUE, "Reason" },
  { NULL },
};
static const AlprInput role_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { "role", "s", TRUE, "Role" },
  { "reason", "s", TRUE, "Reason" },
  { NULL },
};
static const AlprInput reset_inputs[] = {
  { "user_name", "s", TRUE, "User name" },
  { "passphrase_file", "s", FALSE, "File with the new passphrase" },
  { "reason", "s", TRUE, "Reason" },
  { NULL },
};
static const AlprInput own_inputs[] = {
  { "passphrase_file", "s", FALSE, "File with the new passphrase" },
  { NULL },
};

static const AlprAct add_act = {
  .name = "people/add",
  .title = "Let a person sign in to the book",
  .right = "administer",
  .inputs = add_inputs,
  .func = add,
  .prepare = prepare_named_slot,
  .undo = put_slots_back,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct let_in_act = {
  .name = "people/let-in",
  .title = N_ ("Let somebody of the roster sign in"),
  .right = "administer",
  .inputs = let_in_inputs,
  .func = let_in,
  .prepare = prepare_named_slot,
  .undo = put_slots_back,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct remove_act = {
  .name = "people/remove",
  .title = "Let a person sign in no longer",
  .right = "administer",
  .inputs = remove_inputs,
  .func = take_out,
  .prepare = prepare_no_slot,
  .undo = put_slots_back,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct role_act = {
  .name = "people/change-role",
  .title = "Give a person another role",
  .right = "administer",
  .inputs = role_inputs,
  .func = change_role,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct release_act = {
  .name = "people/release",
  .title = "Let a locked person sign in again",
  .right = "administer",
  .inputs = remove_inputs,
  .func = release,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct reset_act = {
  .name = "people/reset-passphrase",
  .title = "Give a person a new passphrase",
  .right = "administer",
  .inputs = reset_inputs,
  .func = reset_passphrase,
  .prepare = prepare_named_slot,
  .undo = put_slots_back,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct own_act = {
  .name = "people/change-passphrase",
  .title = "Change one’s own passphrase",
  .right = ALPR_RIGHT_OWN,
  .inputs = own_inputs,
  .func = change_passphrase,
  .prepare = prepare_own_slot,
  .undo = put_slots_back,
  .flags = ALPR_ACT_PRIVILEGED | ALPR_ACT_WHILE_PENDING,
};

const AlprAct *const alpr_acts_people[]
    = { &add_act,   &let_in_act, &remove_act,  &role_act,
        &reset_act, &own_act,    &release_act, NULL };
