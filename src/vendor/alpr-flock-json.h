/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-vendor.h"

G_BEGIN_DECLS

/**
 * AlprFlockPage:
 * @next: (nullable): the cursor of the next page; %NULL on the last one
 * @total: how many entries the list has, or -1 where the vendor doesn't say
 *
 * What a page of entries says beside its entries.
 */
typedef struct
{
  char *next;
  gint64 total;
} AlprFlockPage;

void alpr_flock_page_clear (AlprFlockPage *self);

GPtrArray *alpr_flock_json_read_lists (const char *text, GError **error);
gboolean alpr_flock_json_read_entries (const char *text, GPtrArray *entries, AlprFlockPage *page,
                                       GError **error);
gboolean alpr_flock_json_read_token (const char *text, AlprSecret **token, gint64 *seconds,
                                     GError **error);
char *alpr_flock_json_read_trouble (const char *text);
char *alpr_flock_json_write_entries (GPtrArray *entries, guint from, guint n);
char *alpr_flock_json_write_ids (GPtrArray *entries, guint from, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlprFlockPage, alpr_flock_page_clear)

G_END_DECLS
