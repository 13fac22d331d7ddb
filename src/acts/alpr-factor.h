/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-secret.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprFactor:
 * @secret: (nullable): the secret of the one-time codes; %NULL where there is no second factor
 * @last_step: the step that was accepted last
 * @salt: of the recovery codes
 * @rounds: of the recovery codes
 *
 * A person's second factor, as the book has it.
 */
typedef struct
{
  AlprSecret *secret;
  gint64 last_step;
  GBytes *salt;
  int rounds;
} AlprFactor;

/**
 * AlprEvidence:
 * @code: (nullable): six digits
 * @recovery: (nullable): what would be kept of a recovery code that was typed
 *
 * What somebody gave to prove that they have the second factor, made ready to be compared.
 */
typedef struct
{
  AlprSecret *code;
  GBytes *recovery;
} AlprEvidence;

/**
 * AlprEnrollment:
 * @secret: (nullable): the secret that is to be the second factor; %NULL for new codes only
 * @first: (nullable): a code of it, as it was typed
 * @second: (nullable): the code after that one
 * @codes: (out) (element-type AlprSecret): the recovery codes, as they are shown, once
 *
 * The data of the acts `mfa/enroll` and `mfa/new-codes`: nothing of it is ever an input, for inputs
 * are journalled.
 */
typedef struct
{
  AlprSecret *secret;
  AlprSecret *first;
  AlprSecret *second;
  GPtrArray *codes;
} AlprEnrollment;

void alpr_factor_clear (AlprFactor *factor);
gboolean alpr_factor_read (AlprStore *store, gint64 person, AlprFactor *factor, GError **error);
gboolean alpr_factor_ready (const AlprFactor *factor, AlprSecret *typed, AlprEvidence *evidence,
                            GError **error);
gint64 alpr_factor_next_step (const AlprFactor *factor, gint64 now);
gboolean alpr_factor_accept (AlprStore *store, gint64 person, const AlprEvidence *evidence,
                             gint64 now, gboolean *accepted, GError **error);
gboolean alpr_factor_count_codes (AlprStore *store, gint64 person, gint64 *left, GError **error);
gboolean alpr_factor_check_codes (const AlprEnrollment *enrollment, gint64 now, gint64 *step);
void alpr_evidence_clear (AlprEvidence *evidence);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlprFactor, alpr_factor_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlprEvidence, alpr_evidence_clear)

G_END_DECLS
