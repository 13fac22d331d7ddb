/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The act entries/request-bulk: asks for the plates of a file to be put on one of the agency's own
 * lists. Each line is what the form of entries/request is: the same inputs, the same gates, asked
 * line by line. A line that is refused is set aside with the clause's id and text, and the others
 * go on; nobody has allowed any of them yet.
 *
 * What the file doesn't say comes from the act: reason, case number, member, owner. A line that
 * stands twice in the file is asked for once. A file that was taken in before is known, and asks
 * for nothing; what was set aside of it comes again in a file of its own.
 */

#include "alpr-hot-list-acts.h"

#include "alpr-act-part.h"
#include "alpr-act-steps.h"
#include "alpr-hot-list-record.h"
#include "alpr-time.h"

/* Inputs that the act gives to every line whose file doesn't say them */
static const char *const shared[]
    = { "reason", "case_number", "cad_number", "summary", "reported", "review", "expires" };
/* Inputs that a file can't say */
static const char *const given[] = { "hot_list", "member", "owner" };

static void
put (GVariantDict *dict, const char *name, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, name, "s", text);
}

/* A day as the form takes it; what is none goes on as it stands, and is refused there. */
static void
put_day (AlprHotRecord *record, GVariantDict *dict, const char *name, const char *text)
{
  g_autofree char *day = NULL;
  gint64 time;

  if (text != NULL && alpr_hot_day_parse (text, record->zone, FALSE, &time))
    day = alpr_time_to_day (time, record->zone);
  put (dict, name, day != NULL ? day : text);
}

/* An issuer's code alone may be another one's name: `id:` says that it is the code. */
static void
put_issuer (GVariantDict *dict, const AlprHotLine *line)
{
  g_autofree char *code
      = line->issuer != NULL ? g_strconcat ("id:", line->issuer->code, NULL) : NULL;

  put (dict, "issuer", code != NULL ? code : line->text[ALPR_HOT_ISSUER]);
}

/* What the file says of the case: its summary, else what it describes. */
static char *
dup_summary (const AlprHotLine *line)
{
  const char *vehicle = line->text[ALPR_HOT_VEHICLE];
  const char *words = line->text[ALPR_HOT_SUMMARY] != NULL ? line->text[ALPR_HOT_SUMMARY]
                                                          : line->text[ALPR_HOT_DESCRIPTION];

  if (vehicle == NULL || words == NULL)
    return g_strdup (vehicle != NULL ? vehicle : words);
  return g_strconcat (words, "; ", vehicle, NULL);
}

static GVariant *
make_inputs (AlprHotRecord *record, const AlprHotLine *line)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);
  g_autofree char *summary = dup_summary (line);
  const char *reason = line->text[ALPR_HOT_REASON] != NULL ? line->text[ALPR_HOT_REASON]
                                                          : line->text[ALPR_HOT_CATEGORY];

  put (&dict, "plate", line->text[ALPR_HOT_PLATE]);
  put (&dict, "reason", reason);
  put (&dict, "case_number", line->text[ALPR_HOT_CASE]);
  put (&dict, "cad_number", line->text[ALPR_HOT_CAD]);
  put (&dict, "summary", summary);
  put_issuer (&dict, line);
  put_day (record, &dict, "reported", line->text[ALPR_HOT_REPORTED]);
  put_day (record, &dict, "review", line->text[ALPR_HOT_REVIEW]);
  put_day (record, &dict, "expires", line->text[ALPR_HOT_EXPIRES]);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    if (!g_variant_dict_contains (&dict, shared[i]))
      put (&dict, shared[i], alpr_act_run_text (record->run, shared[i]));
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      g_autoptr (GVariant) value = g_variant_lookup_value (record->run->inputs, given[i], NULL);

      if (value != NULL)
        g_variant_dict_insert_value (&dict, given[i], value);
    }
  return g_variant_dict_end (&dict);
}

/* Where the request came from, as its row says. */
static gboolean
note_source (AlprHotRecord *record, const AlprHotLine *line, gint64 request, GError **error)
{
  g_autofree char *source = g_strdup_printf ("%s, line %" G_GINT64_FORMAT,
                                             alpr_hot_list_file_get_name (record->file),
                                             line->line);

  return alpr_store_run (record->run->store, "entries/note-source",
                         g_variant_new_parsed ("{'request': <%x>, 'source': <%s>}", request,
                                               source),
                         error);
}

/* Whether the error is about this line, so that the others can go on. */
static gboolean
is_about_line (const GError *cause)
{
  return g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_REFUSED)
         || g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_FORMAT)
         || g_error_matches (cause, ALPR_ERROR, ALPR_ERROR_MISSING);
}

static char *
dup_reason (const GError *cause)
{
  const char *const *clauses = alpr_error_get_clauses (cause);

  return clauses != NULL && clauses[0] != NULL ? g_strjoinv ("; ", (char **) clauses)
                                               : g_strdup (cause->message);
}

static gboolean
ask_for_line (AlprHotRecord *record, AlprActPart *part, const AlprHotLine *line, GError **error)
{
  guint8 key[ALPR_BATCH_KEY_LENGTH];
  AlprIdHash hash = alpr_hot_record_digest (record, line, key);
  g_autoptr (GError) cause = NULL;
  g_autofree char *reason = NULL;
  gint64 request;

  if (alpr_id_table_find (&record->seen, hash) != NULL)
    {
      record->repeated++;
      return TRUE;
    }
  alpr_id_table_add (&record->seen, hash, ++record->lines);
  if (alpr_act_part_do (part, make_inputs (record, line), &request, &cause))
    {
      record->taken_in++;
      record->added++;
      return note_source (record, line, request, error);
    }
  if (!is_about_line (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  reason = dup_reason (cause);
  return alpr_hot_record_set_aside (record, line->line, reason, error);
}

static gboolean
ask_for_lines (AlprHotRecord *record, GError **error)
{
  g_autoptr (AlprActPart) part = alpr_act_part_new (record->run, "entries/request", error);
  g_autoptr (GError) cause = NULL;
  AlprHotLine line;

  if (part == NULL)
    return FALSE;
  while (alpr_hot_record_next (record, &line, &cause))
    if (!ask_for_line (record, part, &line, error))
      return FALSE;
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
request_bulk (AlprActRun *run, GError **error)
{
  AlprHotRecord *record = run->prepared;
  g_autoptr (AlprCursor) same = NULL;

  if (!alpr_hot_record_check_list (record, "agency", error)
      || !alpr_hot_record_find (record, "same-file",
                                g_variant_new_parsed ("{'hot_list': <%x>, 'sha256': <%s>}",
                                                      record->list, record->sha256),
                                &same, error))
    return FALSE;
  run->subject = record->list;
  if (same != NULL)
    {
      alpr_hot_record_tell (record, alpr_cursor_get_integer (same, 0), TRUE);
      return TRUE;
    }
  if (!alpr_hot_record_begin (record, error) || !ask_for_lines (record, error)
      || !alpr_hot_record_finish (record, error))
    return FALSE;
  alpr_hot_record_tell (record, record->id, FALSE);
  return TRUE;
}

static const AlprInput request_inputs[] = {
  { "hot_list", "x", TRUE, N_ ("Hot list"), ALPR_INPUT_PLAIN, "own-hot-lists" },
  { "file", "s", TRUE, N_ ("File with a plate a line"), ALPR_INPUT_OPEN },
  { "format", "s", FALSE, N_ ("How it is written (found out, where left out)"), ALPR_INPUT_PLAIN,
    "hot-list-formats" },
  { "reason", "s", FALSE, N_ ("Why they are wanted, where a line doesn’t say") },
  { "case_number", "s", FALSE, N_ ("Case number, where a line doesn’t say") },
  { "cad_number", "s", FALSE, N_ ("CAD number, where a line doesn’t say") },
  { "summary", "s", FALSE, N_ ("The case in a few words, where a line doesn’t say"),
    ALPR_INPUT_NOTE },
  { "member", "x", FALSE, N_ ("Entering member (you, where left out)"), ALPR_INPUT_PLAIN,
    "people" },
  { "owner", "x", FALSE, N_ ("Who removes them in time (the member, where left out)"),
    ALPR_INPUT_PLAIN, "people" },
  { "reported", "s", FALSE, N_ ("Written into the case report on"), ALPR_INPUT_DAY },
  { "review", "s", FALSE, N_ ("To be looked at again on (the policy’s days, where left out)"),
    ALPR_INPUT_DAY },
  { "expires", "s", FALSE, N_ ("Run out on (the policy’s days, where left out)"), ALPR_INPUT_DAY },
  { NULL },
};

const AlprAct alpr_hot_list_request_act = {
  .name = "entries/request-bulk",
  .title = N_ ("Ask for the plates of a file to be put on a hot list of the agency"),
  .right = "operate",
  .inputs = request_inputs,
  .prepare = alpr_hot_record_prepare,
  .func = request_bulk,
};
