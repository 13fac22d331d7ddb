/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-alert-file.h"
#include "alpr-reader.h"

G_BEGIN_DECLS

/**
 * AlprAlertRead:
 * @list: what is filled
 * @options: how the file is to be read
 * @issuers: codes by the vendor's words for them; an empty text where nobody is known by one
 *
 * A file of alerts while it is read.
 */
typedef struct
{
  AlprAlertList *list;
  const AlprAlertOptions *options;
  GHashTable *issuers;
} AlprAlertRead;

char *alpr_alert_dup_issuer (AlprAlertRead *self, const char *text);

gboolean alpr_alert_read_json (AlprAlertRead *self, const char *text, gsize length,
                               GCancellable *cancellable, GError **error);
gboolean alpr_alert_read_table (AlprAlertRead *self, AlprReader *reader, GCancellable *cancellable,
                                GError **error);

G_END_DECLS
