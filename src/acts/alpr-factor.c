/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person's second factor in the book, and whether what somebody typed proves that they have it: a
 * one-time code of its secret, or a recovery code. A code counts once: the step is moved forward,
 * or the recovery code marked, by one statement that changes nothing where that was done already,
 * so that of two who use one code at the same time one is refused.
 *
 * What takes long (a recovery code is hashed slowly) is done before the transaction.
 */

#include "alpr-factor.h"

#include "alpr-recovery.h"
#include "alpr-totp.h"

/** alpr_factor_clear: Frees the fields of @factor; the secret is wiped. */
void
alpr_factor_clear (AlprFactor *factor)
{
  g_clear_pointer (&factor->secret, alpr_secret_unref);
  g_clear_pointer (&factor->salt, g_bytes_unref);
}

/** alpr_evidence_clear: Frees the fields of @evidence. */
void
alpr_evidence_clear (AlprEvidence *evidence)
{
  g_clear_pointer (&evidence->code, alpr_secret_unref);
  g_clear_pointer (&evidence->recovery, g_bytes_unref);
}

/**
 * alpr_factor_read:
 * @store: the book
 * @person: whose
 * @factor: (out caller-allocated): the second factor; without a secret where there is none
 * @error: return location for an error
 *
 * Returns: %FALSE with an error where the book can't be read
 */
gboolean
alpr_factor_read (AlprStore *store, gint64 person, AlprFactor *factor, GError **error)
{
  g_autoptr (AlprCursor) row = alpr_store_query (
      store, "sign-in/factor", g_variant_new_parsed ("{'person': <%x>}", person), error);
  g_autoptr (GError) cause = NULL;
  const void *bytes;
  gsize length;

  if (row == NULL)
    return FALSE;
  if (!alpr_cursor_next (row, &cause))
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      return cause == NULL;
    }
  bytes = alpr_cursor_get_blob (row, 0, &length);
  factor->secret = alpr_secret_new (bytes, length);
  factor->last_step = alpr_cursor_get_integer (row, 1);
  bytes = alpr_cursor_get_blob (row, 2, &length);
  factor->salt = g_bytes_new (bytes, length);
  factor->rounds = (int)alpr_cursor_get_integer (row, 3);
  return TRUE;
}

/**
 * alpr_factor_ready:
 * @factor: a person's second factor
 * @typed: (nullable): what was typed
 * @evidence: (out caller-allocated): that, made ready; empty where it is neither kind of code
 * @error: return location for an error
 *
 * Returns: %FALSE with an error where a recovery code can't be hashed
 */
gboolean
alpr_factor_ready (const AlprFactor *factor, AlprSecret *typed, AlprEvidence *evidence,
                   GError **error)
{
  const char *text = typed != NULL ? (const char *)alpr_secret_get_data (typed, NULL) : "";
  g_autoptr (AlprSecret) recovery = NULL;

  if (factor->secret == NULL)
    return TRUE;
  evidence->code = alpr_totp_read_code (text);
  recovery = evidence->code == NULL ? alpr_recovery_parse (text) : NULL;
  if (recovery == NULL)
    return TRUE;
  evidence->recovery = alpr_recovery_digest (recovery, factor->salt, factor->rounds, error);
  return evidence->recovery != NULL;
}

/**
 * alpr_factor_next_step:
 * @factor: a person's second factor
 * @now: when
 *
 * For who has the secret itself and reckons its codes: the first step whose code would count.
 *
 * Returns: a step, this one or a later one; the codes of those up to the next one count now
 */
gint64
alpr_factor_next_step (const AlprFactor *factor, gint64 now)
{
  return MAX (factor->last_step + 1, alpr_totp_step_at (now));
}

static gboolean
use_step (AlprStore *store, gint64 person, AlprSecret *code, gint64 now, GError **error)
{
  g_auto (AlprFactor) factor = { 0 };
  gint64 step;

  if (!alpr_factor_read (store, person, &factor, error))
    return FALSE;
  step = factor.secret != NULL ? alpr_totp_find_step (factor.secret, code, now, factor.last_step)
                               : -1;
  return alpr_store_run (
      store, "sign-in/accept-step",
      g_variant_new_parsed ("{'person': <%x>, 'step': <%x>}", person, step), error);
}

static gboolean
use_recovery (AlprStore *store, gint64 person, GBytes *digest, gint64 now, GError **error)
{
  return alpr_store_run (store, "sign-in/use-recovery-code",
                         g_variant_new_parsed ("{'person': <%x>, 'digest': <%@ay>, 'now': <%x>}",
                                               person,
                                               g_variant_new_from_bytes (
                                                   G_VARIANT_TYPE_BYTESTRING, digest, TRUE),
                                               now),
                         error);
}

/**
 * alpr_factor_accept:
 * @store: the book, in a transaction
 * @person: who
 * @evidence: what they gave
 * @now: when
 * @accepted: (out): whether it proves that they have the second factor; it never does again
 * @error: return location for an error
 *
 * Returns: %FALSE with an error where the book can't be read or written
 */
gboolean
alpr_factor_accept (AlprStore *store, gint64 person, const AlprEvidence *evidence, gint64 now,
                    gboolean *accepted, GError **error)
{
  *accepted = FALSE;
  if (evidence->code == NULL && evidence->recovery == NULL)
    return TRUE;
  if (evidence->code != NULL ? !use_step (store, person, evidence->code, now, error)
                             : !use_recovery (store, person, evidence->recovery, now, error))
    return FALSE;
  *accepted = alpr_store_get_changes (store) == 1;
  return TRUE;
}

/** alpr_factor_count_codes: Sets @left to how many recovery codes @person has left. */
gboolean
alpr_factor_count_codes (AlprStore *store, gint64 person, gint64 *left, GError **error)
{
  return alpr_store_get_number (store, "sign-in/count-recovery-codes",
                                g_variant_new_parsed ("{'person': <%x>}", person), left, error);
}

/**
 * alpr_factor_check_codes:
 * @enrollment: a secret and two codes of it
 * @now: when
 * @step: (out): the step of the second code
 *
 * Returns: whether the two are codes of the secret that follow each other, the second of now
 */
gboolean
alpr_factor_check_codes (const AlprEnrollment *enrollment, gint64 now, gint64 *step)
{
  g_autoptr (AlprSecret) first = NULL;
  g_autoptr (AlprSecret) second = NULL;

  first = alpr_totp_read_code ((const char *)alpr_secret_get_data (enrollment->first, NULL));
  second = alpr_totp_read_code ((const char *)alpr_secret_get_data (enrollment->second, NULL));
  if (first == NULL || second == NULL)
    return FALSE;
  *step = alpr_totp_find_step (enrollment->secret, second, now, -1);
  /* The one before it, wherever the person's clock stands. */
  return *step > 0
         && alpr_totp_find_step (enrollment->secret, first,
                                 (*step - 1) * ALPR_TOTP_SECONDS * 1000, *step - 2)
                == *step - 1;
}
