/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-adopted.h"
#include "alpr-desk.h"
#include "alpr-limit.h"

G_BEGIN_DECLS

/**
 * AlprAuditReading:
 * @audit: the audit, a row of the view `audits`
 * @items: (element-type AlprRow): its items, of the view `audit-items`
 * @answers: "item\nquestion" → answer
 * @questions: (nullable): what the clause asks of each item
 * @least: the least number of items that the clause asks; 0 where it says nothing
 * @judged: how many items have a verdict
 * @exceptions: how many random items are not compliant
 * @tested: how many random items are judged and determined
 *
 * An audit as its page shows it.
 */
typedef struct
{
  AlprRow *audit;
  GPtrArray *items;
  GHashTable *answers;
  char **questions;
  int least;
  guint judged;
  guint exceptions;
  guint tested;
} AlprAuditReading;

void alpr_audit_reading_free (AlprAuditReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprAuditReading, alpr_audit_reading_free)

void alpr_audit_read_async (AlprDesk *desk, gint64 audit, GAsyncReadyCallback callback,
                            gpointer data);
AlprAuditReading *alpr_audit_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error);

const char *alpr_audit_reading_get_answer (AlprAuditReading *self, gint64 item,
                                           const char *question);
char *alpr_audit_reading_describe_limit (AlprAuditReading *self);
char *alpr_audit_describe_sample (gint64 population, gint64 size, gint64 exceptions);

/**
 * AlprItemReading:
 * @search: the search, a row of the view `searches`
 * @findings: (element-type AlprRow): what the rules say of it
 *
 * What an auditor sees of one item.
 */
typedef struct
{
  AlprRow *search;
  GPtrArray *findings;
} AlprItemReading;

void alpr_item_reading_free (AlprItemReading *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprItemReading, alpr_item_reading_free)

void alpr_item_read_async (AlprDesk *desk, gint64 search, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
AlprItemReading *alpr_item_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
