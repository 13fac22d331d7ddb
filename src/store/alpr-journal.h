/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprOutcome:
 *
 * How an act ended. The journal holds the words `done`, `refused`, `denied`, `failed`.
 */
typedef enum
{
  ALPR_OUTCOME_DONE,
  ALPR_OUTCOME_REFUSED,
  ALPR_OUTCOME_DENIED,
  ALPR_OUTCOME_FAILED
} AlprOutcome;

gboolean alpr_journal_append (AlprStore *store, const char *who, const char *act,
                              AlprOutcome outcome, GVariant *inputs, const char *detail,
                              GError **error);
gboolean alpr_journal_begin (AlprStore *store, GError **error);
gboolean alpr_journal_end (AlprStore *store, gboolean keep, GError **error);
char *alpr_journal_get_head (AlprStore *store, gint64 *entries, GError **error);

/**
 * AlprVerification:
 * @intact: whether everything is as it was left
 * @head: hash of the journal's last line, in hexadecimal
 * @entries: how many lines the journal has
 * @first_difference: (nullable): the first thing that differs, in words
 */
typedef struct
{
  gboolean intact;
  char *head;
  gint64 entries;
  char *first_difference;
} AlprVerification;

void alpr_verification_clear (AlprVerification *self);
gboolean alpr_store_verify (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                            GError **error);

G_END_DECLS
