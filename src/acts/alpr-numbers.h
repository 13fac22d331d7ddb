/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprNumber:
 * @ALPR_NUMBER_MFA_REQUIRED: 1 where everybody needs a second factor
 * @ALPR_NUMBER_LOCK_AFTER_FAILURES: how many failed sign-ins lock
 * @ALPR_NUMBER_LOCK_WITHIN_MINUTES: within how long
 * @ALPR_NUMBER_IDLE_LOCK_MINUTES: after how long without a hand on it the window locks
 * @ALPR_NUMBER_SESSION_HOURS: how long a sign-in is good for
 * @ALPR_NUMBER_CONFIRM_MINUTES: how long a proof is good for acts that need one
 * @ALPR_NUMBER_PASSPHRASE_DAYS: how old a passphrase may be; 0: as old as it gets
 * @ALPR_NUMBER_PASSPHRASE_LEAST: how many characters it has at least
 *
 * The numbers of a profile that signing in depends on.
 */
typedef enum
{
  ALPR_NUMBER_MFA_REQUIRED,
  ALPR_NUMBER_LOCK_AFTER_FAILURES,
  ALPR_NUMBER_LOCK_WITHIN_MINUTES,
  ALPR_NUMBER_IDLE_LOCK_MINUTES,
  ALPR_NUMBER_SESSION_HOURS,
  ALPR_NUMBER_CONFIRM_MINUTES,
  ALPR_NUMBER_PASSPHRASE_DAYS,
  ALPR_NUMBER_PASSPHRASE_LEAST
} AlprNumber;

gboolean alpr_numbers_get (AlprStore *store, AlprNumber number, gint64 *value, GError **error);

G_END_DECLS
