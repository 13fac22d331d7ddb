/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The numbers of signing in. A profile may give each; where none does, the value is that of the
 * FBI's CJIS Security Policy. Where several profiles in force differ, the strictest counts, and
 * which end is the strict one depends on the number.
 */

#include "alpr-numbers.h"

static const struct
{
  const char *name;
  gint64 otherwise;
  gboolean more_is_stricter;
} numbers[] = {
  [ALPR_NUMBER_MFA_REQUIRED] = { "mfa-required", 0, TRUE },
  [ALPR_NUMBER_LOCK_AFTER_FAILURES] = { "lock-after-failures", 5, FALSE },
  [ALPR_NUMBER_LOCK_WITHIN_MINUTES] = { "lock-within-minutes", 15, TRUE },
  [ALPR_NUMBER_IDLE_LOCK_MINUTES] = { "idle-lock-minutes", 30, FALSE },
  [ALPR_NUMBER_SESSION_HOURS] = { "session-hours", 12, FALSE },
  [ALPR_NUMBER_CONFIRM_MINUTES] = { "confirm-minutes", 5, FALSE },
  [ALPR_NUMBER_PASSPHRASE_DAYS] = { "passphrase-days", 365, FALSE },
  [ALPR_NUMBER_PASSPHRASE_LEAST] = { "passphrase-least", 8, TRUE },
};

/* Of the row with the least number above 0 and the greatest: 0 stands for “never”, which is the
 * laxest value of every number of which less is stricter. */
static gint64
choose (AlprCursor *row, AlprNumber number)
{
  if (alpr_cursor_get_type (row, 1) == ALPR_CELL_TYPE_NULL)
    return numbers[number].otherwise;
  return alpr_cursor_get_integer (row, numbers[number].more_is_stricter ? 1 : 0);
}

/**
 * alpr_numbers_get:
 * @store: the book
 * @number: which
 * @value: (out): what it is today; 0 where it limits nothing
 * @error: return location for an error
 *
 * Returns: %FALSE with an error where the book can't be read
 */
gboolean
alpr_numbers_get (AlprStore *store, AlprNumber number, gint64 *value, GError **error)
{
  g_autoptr (AlprCursor) row = alpr_store_query (
      store, "sign-in/number", g_variant_new_parsed ("{'name': <%s>}", numbers[number].name),
      error);

  if (row == NULL || !alpr_cursor_next (row, error))
    return FALSE;
  *value = choose (row, number);
  return TRUE;
}
