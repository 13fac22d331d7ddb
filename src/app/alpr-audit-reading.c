/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the page of an audit needs, read in one go on the reader's thread: the audit, its items, the
 * answers given, and what the clause of the policy asks. Nothing here is kept: after an act it is
 * read again.
 */

#include "alpr-audit-reading.h"

#include <inttypes.h>
#include <glib/gi18n.h>
#include <string.h>

static char *
answer_key (gint64 item, const char *question)
{
  return g_strdup_printf ("%" PRId64 "\n%s", item, question);
}

static gboolean
read_answers (AlprAuditReading *self, AlprStore *store, gint64 audit, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (
      store, "views/audit-answers", g_variant_new_parsed ("{'audit': <%x>}", audit), error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    g_hash_table_insert (self->answers,
                         answer_key (alpr_cursor_get_integer (cursor, 1),
                                     alpr_cursor_get_text (cursor, 2)),
                         g_strdup (alpr_cursor_get_text (cursor, 3)));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The clause as it stands in the policy that was in force; several adopted ones may hold it. */
static gboolean
read_clause (AlprAuditReading *self, AlprStore *store, GError **error)
{
  g_autoptr (GPtrArray) adopted = alpr_policy_load_adopted (store, error);
  const char *id = alpr_row_get_text (self->audit, "clause");

  if (adopted == NULL)
    return FALSE;
  for (guint i = 0; i < adopted->len; i++)
    {
      const AlprAdopted *policy = adopted->pdata[i];
      const AlprClause *clause = alpr_profile_find_clause (policy->profile, id);

      if (clause == NULL)
        continue;
      g_strfreev (self->questions);
      self->questions = g_strdupv (clause->questions);
      self->least = clause->duty != NULL ? clause->duty->sample : 0;
    }
  return TRUE;
}

static void
count_verdicts (AlprAuditReading *self)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const char *verdict = alpr_row_get_text (self->items->pdata[i], "verdict");
      gboolean random = g_strcmp0 (alpr_row_get_text (self->items->pdata[i], "origin"), "random")
                        == 0;

      if (verdict == NULL)
        continue;
      self->judged++;
      if (random && strcmp (verdict, "undetermined") != 0)
        self->tested++;
      if (random && strcmp (verdict, "not-compliant") == 0)
        self->exceptions++;
    }
}

static gpointer
read_audit (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 audit = *(gint64 *) data;
  g_autoptr (AlprAuditReading) self = g_new0 (AlprAuditReading, 1);
  g_autoptr (AlprView) audits = alpr_view_load ("audits", error);
  g_autoptr (AlprView) items = audits != NULL ? alpr_view_load ("audit-items", error) : NULL;

  if (items == NULL)
    return NULL;
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->audit = alpr_view_read_row (audits, reader, NULL, audit, cancellable, error);
  if (self->audit == NULL)
    return NULL;
  self->items = alpr_view_read (items, reader, g_variant_new_parsed ("{'audit': <%x>}", audit),
                                cancellable, error);
  if (self->items == NULL || !read_answers (self, reader, audit, error)
      || !read_clause (self, reader, error))
    return NULL;
  count_verdicts (self);
  return g_steal_pointer (&self);
}

static gpointer
read_item (AlprStore *reader, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 search = *(gint64 *) data;
  g_autoptr (AlprItemReading) self = g_new0 (AlprItemReading, 1);
  g_autoptr (AlprView) searches = alpr_view_load ("searches", error);
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (AlprRowShape) shape = NULL;
  g_autoptr (GError) cause = NULL;

  if (searches == NULL)
    return NULL;
  self->findings = g_ptr_array_new_with_free_func (g_object_unref);
  self->search = alpr_view_read_row (searches, reader, NULL, search, cancellable, error);
  if (self->search == NULL)
    return NULL;
  cursor = alpr_store_query (reader, "audits/search-findings",
                             g_variant_new_parsed ("{'search': <%x>}", search), error);
  if (cursor == NULL)
    return NULL;
  shape = alpr_row_shape_new (cursor);
  while (alpr_cursor_next (cursor, &cause))
    g_ptr_array_add (self->findings, alpr_row_new (shape, cursor));
  if (cause == NULL)
    return g_steal_pointer (&self);
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

void
alpr_audit_reading_free (AlprAuditReading *self)
{
  g_clear_object (&self->audit);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_strfreev (self->questions);
  g_free (self);
}

void
alpr_item_reading_free (AlprItemReading *self)
{
  g_clear_object (&self->search);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_free (self);
}

/** alpr_audit_read_async: Reads an audit with all that its page shows. */
void
alpr_audit_read_async (AlprDesk *desk, gint64 audit, GAsyncReadyCallback callback, gpointer data)
{
  AlprQuestion question = { .func = read_audit, .data = g_memdup2 (&audit, sizeof audit),
                            .data_free = g_free,
                            .result_free = (GDestroyNotify) alpr_audit_reading_free };

  alpr_desk_read_async (desk, &question, NULL, callback, data);
}

/** alpr_audit_read_finish: Returns: (transfer full): the audit; %NULL with an error */
AlprAuditReading *
alpr_audit_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (desk, result, error);
}

/** alpr_item_read_async: Reads the search of an item and what the rules say of it. */
void
alpr_item_read_async (AlprDesk *desk, gint64 search, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer data)
{
  AlprQuestion question = { .func = read_item, .data = g_memdup2 (&search, sizeof search),
                            .data_free = g_free,
                            .result_free = (GDestroyNotify) alpr_item_reading_free };

  alpr_desk_read_async (desk, &question, cancellable, callback, data);
}

/** alpr_item_read_finish: Returns: (transfer full): the item; %NULL with an error */
AlprItemReading *
alpr_item_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error)
{
  return alpr_desk_read_finish (desk, result, error);
}

/** alpr_audit_reading_get_answer: Returns: (transfer none) (nullable): `yes`, `no` or `n/a` */
const char *
alpr_audit_reading_get_answer (AlprAuditReading *self, gint64 item, const char *question)
{
  g_autofree char *key = answer_key (item, question);

  return g_hash_table_lookup (self->answers, key);
}

/**
 * alpr_audit_describe_sample:
 * @population: how many searches the audit is of
 * @size: how many were drawn and judged
 * @exceptions: how many of those are not compliant
 *
 * Returns: (transfer full): what such a sample can say, in a sentence
 */
char *
alpr_audit_describe_sample (gint64 population, gint64 size, gint64 exceptions)
{
  AlprLimit limit;

  if (size < 1 || size > population)
    return g_strdup ("");
  limit = alpr_limit_upper (population, size, exceptions);
  return g_strdup_printf (
      ngettext (
          "With %" PRId64 " item and %" PRId64
          " exceptions, at most %.1f %% of the searches are not compliant (95 %% confidence).",
          "With %" PRId64 " items and %" PRId64
          " exceptions, at most %.1f %% of the searches are not compliant (95 %% confidence).",
          (gulong)size),
      size, exceptions, limit.rate * 100);
}

/** alpr_audit_reading_describe_limit: Returns: (transfer full): what the sample says by now */
char *
alpr_audit_reading_describe_limit (AlprAuditReading *self)
{
  if (self->tested == 0 || self->judged < self->items->len)
    return g_strdup (_("What the sample says can be told when every item is judged."));
  return alpr_audit_describe_sample (alpr_row_get_integer (self->audit, "population"), self->tested,
                                     self->exceptions);
}
