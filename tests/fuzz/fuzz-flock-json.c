/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers of a vendor's interface: whatever the bytes, each parser gives all of an answer or says
 * why not, with texts that are text; and what was read of entries can be written and read again.
 */

#include <string.h>

#include "alpr-error.h"
#include "alpr-flock-json.h"
#include "fuzz.h"

static void
check_error (GError *error)
{
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
check_entry (const AlprVendorEntry *entry)
{
  g_assert_true (g_utf8_validate (entry->plate, -1, NULL));
  g_assert_true (g_utf8_validate (entry->reason, -1, NULL));
  g_assert_true (g_utf8_validate (entry->case_number, -1, NULL));
  g_assert_true (entry->note == NULL || g_utf8_validate (entry->note, -1, NULL));
  g_assert_true (entry->vendor_id == NULL || *entry->vendor_id != '\0');
}

static void
check_again (GPtrArray *entries)
{
  g_autofree char *text = alpr_flock_json_write_entries (entries, 0, entries->len);
  g_autoptr (GPtrArray) again
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_vendor_entry_free);
  g_autoptr (GError) error = NULL;

  alpr_flock_json_read_entries (text, again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->len, ==, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const AlprVendorEntry *one = entries->pdata[i];
      const AlprVendorEntry *other = again->pdata[i];

      check_entry (one);
      g_assert_cmpstr (one->plate, ==, other->plate);
      g_assert_cmpstr (one->issuer, ==, other->issuer);
      g_assert_cmpstr (one->case_number, ==, other->case_number);
    }
}

static void
read_entries (const char *text)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_vendor_entry_free);
  g_auto (AlprFlockPage) page = { NULL, -1 };
  g_autoptr (GError) error = NULL;

  if (alpr_flock_json_read_entries (text, entries, &page, &error))
    {
      g_assert_no_error (error);
      check_again (entries);
      return;
    }
  check_error (error);
  g_assert_cmpuint (entries->len, ==, 0);
}

static void
read_rest (const char *text)
{
  g_autoptr (GError) lists_error = NULL;
  g_autoptr (GError) token_error = NULL;
  g_autoptr (GPtrArray) lists = alpr_flock_json_read_lists (text, &lists_error);
  g_autofree char *trouble = alpr_flock_json_read_trouble (text);
  g_autoptr (AlprSecret) token = NULL;
  gint64 seconds = -1;

  if (lists == NULL)
    check_error (lists_error);
  g_assert_true (g_utf8_validate (trouble, -1, NULL));
  if (alpr_flock_json_read_token (text, &token, &seconds, &token_error))
    g_assert_cmpint (seconds, >=, 0);
  else
    check_error (token_error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_entries (text);
  read_rest (text);
  return 0;
}
