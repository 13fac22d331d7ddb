/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The draw and the population's digest: known vectors, the order of rows, threads, extension, and
 * the same results from sha256sum and sort.
 */

#include "alpr-sample.h"

#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-population.h"
#include "alpr-search-id.h"

#define SEED "24687531598642135798"

typedef struct
{
  guint at;
  guint length;
  gboolean backwards;
  gboolean fails;
  char *(*name) (guint number);
} List;

static char *
name_question (guint number)
{
  return g_strdup_printf ("Q-%03u", number + 1);
}

/* A key of a book: every third is derived; the digits are spread as those of real ids are. */
static char *
name_key (guint number)
{
  guint8 key[ALPR_SEARCH_KEY_LENGTH];
  guint64 parts[2] = { (number + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15),
                       (number + 7) * G_GUINT64_CONSTANT (0xC2B2AE3D27D4EB4F) };

  memcpy (key, parts, sizeof key);
  return alpr_search_id_format (key, number % 3 == 0);
}

static char *
name_mixed (guint number)
{
  static const char *const odd[] = { "Q-001", "F0000000-0000-0000-0000-000000000000", "", "r",
                                     "zebra", "rzz", "0", "aé", "A" };

  return number % 5 == 0 ? g_strdup (odd[number / 5 % G_N_ELEMENTS (odd)]) : name_key (number);
}

static char *
next_cb (gpointer data, gint64 *subject, GError **error)
{
  List *list = data;
  guint number;

  if (list->at == list->length && list->fails)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "the disk is gone");
  if (list->at == list->length)
    return NULL;
  number = list->backwards ? list->length - 1 - list->at : list->at;
  list->at++;
  *subject = number;
  return list->name (number);
}

static GPtrArray *
draw (char *(*name) (guint), guint length, guint size)
{
  List list = { .length = length, .name = name };

  return alpr_sample_draw (SEED, size, next_cb, &list, NULL);
}

static void
test_vector (void)
{
  static const char *const expected[] = { "Q-008", "Q-014", "Q-002", "Q-010", "Q-017" };
  g_autoptr (GPtrArray) items = draw (name_question, 20, 5);

  g_assert_cmpuint (items->len, ==, 5);
  for (guint i = 0; i < 5; i++)
    {
      AlprSampleItem *item = items->pdata[i];
      g_autofree char *ticket = alpr_sample_ticket (SEED, item->id);

      g_assert_cmpstr (item->id, ==, expected[i]);
      g_assert_cmpint (item->subject, ==, atoi (item->id + 2) - 1);
      g_assert_cmpstr (item->ticket, ==, ticket);
      if (i > 0)
        g_assert_cmpstr (((AlprSampleItem *) items->pdata[i - 1])->ticket, <, ticket);
    }
}

static void
assert_same (GPtrArray *a, GPtrArray *b, guint length)
{
  for (guint i = 0; i < length; i++)
    {
      const AlprSampleItem *one = a->pdata[i];
      const AlprSampleItem *two = b->pdata[i];

      g_assert_cmpstr (one->id, ==, two->id);
    }
}

static void
test_order_and_extension (void)
{
  List backwards = { .length = 5000, .backwards = TRUE, .name = name_key };
  g_autoptr (GPtrArray) small = draw (name_key, 5000, 10);
  g_autoptr (GPtrArray) large = draw (name_key, 5000, 60);
  g_autoptr (GPtrArray) reverse = alpr_sample_draw (SEED, 60, next_cb, &backwards, NULL);
  g_autoptr (GPtrArray) all = draw (name_question, 7, 60);
  g_autoptr (GPtrArray) none = draw (name_question, 7, 0);

  g_assert_cmpuint (large->len, ==, 60);
  assert_same (small, large, 10);
  assert_same (reverse, large, 60);
  g_assert_cmpuint (all->len, ==, 7);
  g_assert_cmpuint (none->len, ==, 0);
}

static char *
name_twice (guint number)
{
  return name_question (number / 2);
}

static void
test_twice_is_drawn_once (void)
{
  g_autoptr (GPtrArray) once = draw (name_question, 20, 8);
  g_autoptr (GPtrArray) twice = draw (name_twice, 40, 8);

  g_assert_cmpuint (twice->len, ==, 8);
  assert_same (once, twice, 8);
}

static void
test_failure (void)
{
  g_autoptr (GError) error = NULL;
  List list = { .length = 300000, .fails = TRUE, .name = name_question };
  gint64 count = 77;

  g_assert_null (alpr_sample_draw (SEED, 3, next_cb, &list, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_clear_error (&error);
  list.at = 0;
  g_assert_null (alpr_population_digest (next_cb, &list, &count, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_STORE);
  g_assert_cmpint (count, ==, 77);
}

static int
compare_items_cb (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(AlprSampleItem *const *) a)->ticket, (*(AlprSampleItem *const *) b)->ticket);
}

/* Enough ids for the threads; the plain way beside it: all tickets, sorted. */
static void
test_threads (void)
{
  const guint length = 230000;
  g_autoptr (GPtrArray) items = draw (name_key, length, 400);
  g_autoptr (GPtrArray) plain = g_ptr_array_new ();
  g_autofree AlprSampleItem *pool = g_new0 (AlprSampleItem, length);

  for (guint i = 0; i < length; i++)
    {
      g_autofree char *ticket = NULL;

      pool[i].id = name_key (i);
      ticket = alpr_sample_ticket (SEED, pool[i].id);
      g_strlcpy (pool[i].ticket, ticket, sizeof pool[i].ticket);
      g_ptr_array_add (plain, &pool[i]);
    }
  g_ptr_array_sort (plain, compare_items_cb);
  g_assert_cmpuint (items->len, ==, 400);
  assert_same (items, plain, 400);
  for (guint i = 0; i < length; i++)
    g_free (pool[i].id);
}

static char *
run (const char *script, char **environment)
{
  const char *argv[] = { "sh", "-c", script, NULL };
  g_auto (GStrv) all = g_get_environ ();
  char *output = NULL;
  int status;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; environment[i] != NULL; i += 2)
    all = g_environ_setenv (all, environment[i], environment[i + 1], TRUE);
  g_spawn_sync (NULL, (char **) argv, all, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return output;
}

/* What the workbook tells a reader to do, done with the tools that it names. */
static void
test_repeat_with_sha256sum (void)
{
  static const char draw_script[]
      = "for id in $IDS; do"
        "  printf '%s %s\\n' \"$(printf '%s' \"$SEED,$id\" | sha256sum | cut -c1-64)\" \"$id\";"
        "done | LC_ALL=C sort | head -n 5";
  static const char digest_script[] = "printf '%s\\n' $IDS | LC_ALL=C sort | sha256sum";
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GPtrArray) items = draw (name_key, 60, 5);
  List list = { .length = 60, .name = name_key };
  g_autofree char *digest = alpr_population_digest (next_cb, &list, NULL, NULL);
  g_autofree char *drawn = NULL;
  g_autofree char *summed = NULL;
  g_autofree char *program = g_find_program_in_path ("sha256sum");

  if (program == NULL)
    {
      g_test_skip ("there is no sha256sum");
      return;
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *id = name_key (i);

      g_string_append_printf (ids, "%s ", id);
    }
  for (guint i = 0; i < items->len; i++)
    {
      AlprSampleItem *item = items->pdata[i];

      g_string_append_printf (expected, "%s %s\n", item->ticket, item->id);
    }
  drawn = run (draw_script, (char *[]) { (char *) "SEED", (char *) SEED, (char *) "IDS", ids->str,
                                         NULL });
  g_assert_cmpstr (drawn, ==, expected->str);
  summed = run (digest_script, (char *[]) { (char *) "IDS", ids->str, NULL });
  g_assert_true (g_str_has_prefix (summed, digest));
}

static int
compare_texts_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
digest_plainly (char *(*name) (guint), guint length)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (AlprDigest) digest = alpr_digest_new ();

  for (guint i = 0; i < length; i++)
    g_ptr_array_add (ids, name (i));
  g_ptr_array_sort (ids, compare_texts_cb);
  for (guint i = 0; i < length; i++)
    {
      alpr_digest_update (digest, ids->pdata[i], strlen (ids->pdata[i]));
      alpr_digest_update (digest, "\n", 1);
    }
  return alpr_digest_finish_hex (digest);
}

static void
assert_digest (char *(*name) (guint), guint length)
{
  List list = { .length = length, .backwards = TRUE, .name = name };
  gint64 count = 0;
  g_autofree char *digest = alpr_population_digest (next_cb, &list, &count, NULL);
  g_autofree char *plain = digest_plainly (name, length);

  g_assert_cmpint (count, ==, length);
  g_assert_cmpstr (digest, ==, plain);
}

static void
test_digest (void)
{
  List list = { .length = 20, .name = name_question };
  g_autofree char *digest = alpr_population_digest (next_cb, &list, NULL, NULL);

  g_assert_cmpstr (digest, ==,
                   "a8862a79c354c9db1510f87b77b9be1c58e9701da62e8420d72fc085091f6d62");
  assert_digest (name_key, 0);
  assert_digest (name_key, 1);
  assert_digest (name_key, 4000);
  assert_digest (name_mixed, 4000);
  assert_digest (name_key, 330000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/sample/vector", test_vector);
  g_test_add_func ("/read/sample/order-and-extension", test_order_and_extension);
  g_test_add_func ("/read/sample/twice-is-drawn-once", test_twice_is_drawn_once);
  g_test_add_func ("/read/sample/failure", test_failure);
  g_test_add_func ("/read/sample/threads", test_threads);
  g_test_add_func ("/read/sample/repeat-with-sha256sum", test_repeat_with_sha256sum);
  g_test_add_func ("/read/population/digest", test_digest);
  return g_test_run ();
}
