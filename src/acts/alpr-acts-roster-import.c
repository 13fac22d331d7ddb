/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act roster/import: takes in a list of people and accounts. The list is the act's data
 * (AlprRosterImport), made by src/intake, which this room doesn't know; its path and SHA-256 are
 * inputs, so that the journal says which file it was.
 *
 * What is done is reckoned here, inside the transaction, by the comparison that the preview made
 * (alpr-roster-preview.c). Where it comes out otherwise than what somebody has looked at, the book
 * has changed meanwhile, and nothing is done. People are entered first, then those changed, then
 * accounts, by the statements of the acts that do it one at a time: a person is added, changed, an
 * account added, changed, assigned. Nothing is closed that was open, and nothing is removed. A list
 * that was taken in already changes nothing.
 */

#include "alpr-acts-private.h"

#include <string.h>

#include "alpr-roster-preview.h"
#include "alpr-text.h"

static const AlprInput import_inputs[] = {
  { "path", "s", TRUE, N_ ("File") },
  { "sha256", "s", TRUE, N_ ("SHA-256 of the file") },
  { "what", "s", FALSE, N_ ("What is taken in: people, accounts or both") },
  { "system", "s", FALSE, N_ ("System that the accounts are in") },
  { "role", "s", FALSE, N_ ("Role of new people"), ALPR_INPUT_PLAIN, "roles" },
  { NULL },
};

/* What a statement gets for something that isn't known */
static void
put_text (GVariantDict *dict, const char *name, const char *text)
{
  g_variant_dict_insert_value (dict, name,
                               text != NULL ? g_variant_new_string (text) : g_variant_new ("()"));
}

static void
put_number (GVariantDict *dict, const char *name, gint64 number, gint64 nothing)
{
  g_variant_dict_insert_value (dict, name,
                               number != nothing ? g_variant_new_int64 (number)
                                                 : g_variant_new ("()"));
}

static void
put_now (AlprActRun *run, GVariantDict *dict)
{
  g_variant_dict_insert (dict, "now", "x", run->now);
  g_variant_dict_insert (dict, "who", "s", alpr_actor_get_user_name (run->actor));
}

static gboolean
enter_person (AlprActRun *run, AlprRosterEntry *entry, const char *role, GError **error)
{
  static const struct
  {
    const char *name;
    AlprRosterField field;
  } inputs[] = { { "full_name", ALPR_ROSTER_NAME }, { "number", ALPR_ROSTER_NUMBER },
                 { "unit", ALPR_ROSTER_UNIT },      { "rank", ALPR_ROSTER_RANK },
                 { "email", ALPR_ROSTER_EMAIL },    { "phone", ALPR_ROSTER_PHONE } };
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    put_text (&dict, inputs[i].name, entry->record->text[inputs[i].field]);
  put_text (&dict, "role", entry->role != NULL ? entry->role : role);
  put_text (&dict, "state", NULL);
  put_number (&dict, "supervisor", entry->supervisor_id, 0);
  put_text (&dict, "since", NULL);
  put_now (run, &dict);
  if (!alpr_store_run (run->store, "roster/add", g_variant_dict_end (&dict), error))
    return FALSE;
  entry->id = alpr_store_get_last_id (run->store);
  return TRUE;
}

/* The number of the supervisor, who may have been entered a moment ago; 0 where none is said */
static gint64
supervisor_of (AlprRosterEntry *entry)
{
  return entry->supervisor != NULL ? entry->supervisor->id : entry->supervisor_id;
}

static gboolean
set_supervisor (AlprActRun *run, AlprRosterEntry *entry, GError **error)
{
  return entry->supervisor == NULL
         || alpr_store_run (run->store, "roster/import-supervisor",
                            g_variant_new_parsed ("{'person': <%x>, 'supervisor': <%x>}", entry->id,
                                                  supervisor_of (entry)),
                            error);
}

static const char *
find_change (AlprRosterEntry *entry, const char *field)
{
  for (guint i = 0; entry->changes != NULL && i < entry->changes->len; i++)
    {
      AlprRosterChange *change = entry->changes->pdata[i];

      if (strcmp (change->field, field) == 0)
        return change->becomes;
    }
  return NULL;
}

static gboolean
change_person (AlprActRun *run, AlprRosterEntry *entry, GError **error)
{
  static const char *const inputs[][2]
      = { { "full_name", "name" }, { "number", "number" }, { "unit", "unit" },
          { "rank", "rank" },      { "email", "e-mail" },  { "phone", "phone" } };
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (inputs); i++)
    put_text (&dict, inputs[i][0], find_change (entry, inputs[i][1]));
  put_number (&dict, "supervisor",
              find_change (entry, "supervisor") != NULL ? supervisor_of (entry) : 0, 0);
  g_variant_dict_insert (&dict, "person", "x", entry->id);
  put_now (run, &dict);
  return alpr_store_run (run->store, "roster/change", g_variant_dict_end (&dict), error);
}

static gint64
owner_of (AlprRosterEntry *entry)
{
  return entry->person != NULL ? entry->person->id : entry->person_id;
}

static gboolean
note_account (AlprActRun *run, AlprRosterEntry *entry, GError **error)
{
  const AlprRosterRecord *record = entry->record;
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  put_text (&dict, "host", NULL);
  put_text (&dict, "email", record->text[ALPR_ROSTER_EMAIL]);
  put_text (&dict, "vendor_role", record->text[ALPR_ROSTER_VENDOR_ROLE]);
  put_text (&dict, "permissions", record->text[ALPR_ROSTER_PERMISSIONS]);
  put_text (&dict, "provider", record->text[ALPR_ROSTER_PROVIDER]);
  put_number (&dict, "last_used",
              entry->state == ALPR_ROSTER_NEW || find_change (entry, "last used") != NULL
                  ? record->last_used
                  : ALPR_ROSTER_NEVER,
              ALPR_ROSTER_NEVER);
  g_variant_dict_insert (&dict, "account", "x", entry->id);
  return alpr_store_run (run->store, "accounts/change", g_variant_dict_end (&dict), error);
}

static gboolean
enter_account (AlprActRun *run, AlprRosterEntry *entry, GError **error)
{
  const AlprRosterRecord *record = entry->record;
  g_autofree char *norm = alpr_text_normalise (entry->name);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  put_text (&dict, "system", entry->system);
  put_text (&dict, "host", NULL);
  put_text (&dict, "name", entry->name);
  put_text (&dict, "name_norm", norm);
  put_number (&dict, "person", owner_of (entry), 0);
  put_text (&dict, "email", record->text[ALPR_ROSTER_EMAIL]);
  put_text (&dict, "vendor_role", record->text[ALPR_ROSTER_VENDOR_ROLE]);
  put_text (&dict, "permissions", record->text[ALPR_ROSTER_PERMISSIONS]);
  put_text (&dict, "provider", record->text[ALPR_ROSTER_PROVIDER]);
  put_text (&dict, "opened", NULL);
  put_now (run, &dict);
  if (!alpr_store_run (run->store, "accounts/add", g_variant_dict_end (&dict), error))
    return FALSE;
  entry->id = alpr_store_get_last_id (run->store);
  if (record->last_used != ALPR_ROSTER_NEVER && !note_account (run, entry, error))
    return FALSE;
  return record->enabled != 0
         || alpr_store_run (run->store, "accounts/close",
                            g_variant_new_parsed ("{'account': <%x>, 'closed': <()>, 'reason': "
                                                  "<'disabled in the list'>, 'now': <%x>}",
                                                  entry->id, run->now),
                            error);
}

static gboolean
change_account (AlprActRun *run, AlprRosterEntry *entry, GError **error)
{
  return note_account (run, entry, error)
         && (find_change (entry, "person") == NULL
             || alpr_store_run (run->store, "accounts/assign",
                                g_variant_new_parsed ("{'account': <%x>, 'person': <%x>}",
                                                      entry->id, owner_of (entry)),
                                error));
}

typedef gboolean (*Step) (AlprActRun *run, AlprRosterEntry *entry, GError **error);

/* Does a step for every line of a part and a state. */
static gboolean
for_each (AlprActRun *run, AlprRosterPreview *preview, AlprRosterPart part, AlprRosterState state,
          Step step, GError **error)
{
  for (guint i = 0; i < preview->entries->len; i++)
    {
      AlprRosterEntry *entry = preview->entries->pdata[i];

      if (entry->part != part || entry->state != state)
        continue;
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !step (run, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
enter_people (AlprActRun *run, AlprRosterPreview *preview, const char *role, GError **error)
{
  for (guint i = 0; i < preview->entries->len; i++)
    {
      AlprRosterEntry *entry = preview->entries->pdata[i];

      if (entry->part != ALPR_ROSTER_PEOPLE || entry->state != ALPR_ROSTER_NEW)
        continue;
      if (entry->role == NULL && role == NULL)
        return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                              "roster/import needs “role”: the list does not say which role %s has",
                              entry->name);
      if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
          || !enter_person (run, entry, role, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (AlprActRun *run, AlprRosterPreview *preview, const char *role, GError **error)
{
  return enter_people (run, preview, role, error)
         && for_each (run, preview, ALPR_ROSTER_PEOPLE, ALPR_ROSTER_NEW, set_supervisor, error)
         && for_each (run, preview, ALPR_ROSTER_PEOPLE, ALPR_ROSTER_CHANGED, change_person, error)
         && for_each (run, preview, ALPR_ROSTER_ACCOUNTS, ALPR_ROSTER_NEW, enter_account, error)
         && for_each (run, preview, ALPR_ROSTER_ACCOUNTS, ALPR_ROSTER_CHANGED, change_account,
                      error);
}

static char *
describe (const guint *counts)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int state = 0; state < ALPR_ROSTER_N_STATES; state++)
    if (counts[state] > 0)
      g_string_append_printf (words, "%s%u %s", words->len > 0 ? ", " : "", counts[state],
                              alpr_roster_state_to_text ((AlprRosterState)state));
  return g_strdup (words->len > 0 ? words->str : "none");
}

static void
put_counts (GVariantDict *dict, const char *part, const guint *counts)
{
  for (int state = 0; state < ALPR_ROSTER_N_STATES; state++)
    {
      g_autofree char *name
          = g_strdup_printf ("%s-%s", part, alpr_roster_state_to_text ((AlprRosterState)state));

      g_variant_dict_insert (dict, name, "x", (gint64)counts[state]);
    }
}

static void
tell (AlprActRun *run, AlprRosterPreview *preview)
{
  g_autofree char *people = describe (preview->people);
  g_autofree char *accounts = describe (preview->accounts);
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  run->detail = g_strdup_printf ("people: %s; accounts: %s; rows: %" G_GINT64_FORMAT
                                 " read, %u set aside",
                                 people, accounts, preview->list->rows, preview->list->aside->len);
  put_counts (&dict, "people", preview->people);
  put_counts (&dict, "accounts", preview->accounts);
  g_variant_dict_insert (&dict, "set-aside", "x", (gint64)preview->list->aside->len);
  run->result = g_variant_dict_end (&dict);
}

/* The role by whatever name it was given */
static gboolean
read_role (AlprActRun *run, char **role, GError **error)
{
  const char *text = alpr_act_run_text (run, "role");
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;

  if (text == NULL)
    return TRUE;
  cursor = alpr_store_query (run->store, "choices/roles", NULL, error);
  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    if (g_strcmp0 (alpr_cursor_get_text (cursor, 0), text) == 0
        || g_strcmp0 (alpr_cursor_get_text (cursor, 1), text) == 0)
      {
        *role = g_strdup (alpr_cursor_get_text (cursor, 0));
        return TRUE;
      }
  if (cause == NULL)
    return alpr_act_fail (error, ALPR_ERROR_MISSING,
                          "“role” (Role of new people): there is no “%s”", text);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
check_data (AlprActRun *run, AlprRosterOptions *options, GError **error)
{
  AlprRosterImport *import = run->data;
  const char *what = alpr_act_run_text (run, "what");

  if (import == NULL)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "roster/import takes a list that was read from a file: `alprctl roster "
                          "BOOK FILE --apply`, or the window");
  if (what != NULL && !alpr_roster_part_from_text (what, &options->what))
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "“what” must be people, accounts or both, not “%s”", what);
  if (g_strcmp0 (alpr_act_run_text (run, "sha256"), import->list->sha256) != 0)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "“sha256” is not that of the list that is to be taken in");
  options->system = alpr_act_run_text (run, "system");
  return TRUE;
}

static gboolean
import_list (AlprActRun *run, GError **error)
{
  AlprRosterImport *import = run->data;
  AlprRosterOptions options = { .what = ALPR_ROSTER_BOTH };
  g_autoptr (AlprRosterPreview) preview = NULL;
  g_autofree char *role = NULL;

  if (!check_data (run, &options, error) || !read_role (run, &role, error))
    return FALSE;
  preview = alpr_roster_preview_new (run->store, import->list, &options, run->cancellable, error);
  if (preview == NULL)
    return FALSE;
  if (import->digest != NULL && strcmp (import->digest, preview->digest) != 0)
    return alpr_act_fail (error, ALPR_ERROR_REFUSED,
                          "The book has changed since the preview was made; look at it again");
  if (!write_all (run, preview, role, error))
    return FALSE;
  tell (run, preview);
  return TRUE;
}

const AlprAct alpr_roster_import_act = {
  .name = "roster/import",
  .title = N_ ("Take in a list of people and accounts"),
  .right = "administer",
  .inputs = import_inputs,
  .func = import_list,
};
