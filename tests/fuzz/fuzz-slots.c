/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key-slot file, which lies beside the book where others may write. What is read names a book and
 * has at least one slot, each of a user of its own; what is not read gives an error that says what
 * is wrong. No key is derived: that takes half a second by design.
 */

#include <string.h>

#include "alpr-error.h"
#include "alpr-slots.h"

#include "fuzz.h"

static void
check_slots (AlprSlots *slots)
{
  g_auto (GStrv) users = alpr_slots_list_users (slots);
  g_autofree char *notice = alpr_slots_get_notice (slots);
  guint n = g_strv_length (users);

  g_assert_cmpstr (alpr_slots_get_book_id (slots), !=, "");
  g_assert_cmpuint (n, >, 0);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (users[i], !=, "");
      for (guint other = 0; other < i; other++)
        g_assert_cmpstr (users[i], !=, users[other]);
    }
  if (notice != NULL)
    g_assert_true (g_utf8_validate (notice, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprSlots) slots = alpr_slots_parse ((const char *)data, size, "fuzz.keys", &error);

  if (slots != NULL)
    {
      g_assert_no_error (error);
      check_slots (slots);
      return 0;
    }
  g_assert_true (g_error_matches (error, ALPR_ERROR, ALPR_ERROR_DAMAGED)
                 || g_error_matches (error, ALPR_ERROR, ALPR_ERROR_SCHEMA));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  return 0;
}
