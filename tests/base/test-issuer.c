/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Issuers of plates by every word that vendors have for them.
 */

#include "alpr-issuer.h"
#include "alpr-text.h"

static const char *
code_of (const char *text)
{
  const AlprIssuer *issuer = alpr_issuer_find (text);

  return issuer != NULL ? issuer->code : NULL;
}

static void
test_words (void)
{
  g_assert_cmpstr (code_of ("NE"), ==, "NE");
  g_assert_cmpstr (code_of (" ne "), ==, "NE");
  g_assert_cmpstr (code_of ("nebraska"), ==, "NE");
  g_assert_cmpstr (code_of ("us-ne"), ==, "NE");
  g_assert_cmpstr (code_of ("New_York"), ==, "NY");
  g_assert_cmpstr (code_of ("new york"), ==, "NY");
  g_assert_cmpstr (code_of ("washington_dc"), ==, "DC");
  g_assert_cmpstr (code_of ("washington"), ==, "WA");
  g_assert_cmpstr (code_of ("ca-on"), ==, "ON");
  g_assert_cmpstr (code_of ("us-ca"), ==, "CA");
  g_assert_cmpstr (code_of ("mx-son"), ==, "SON");
  g_assert_cmpstr (code_of ("us-on"), ==, NULL);
  g_assert_cmpstr (code_of (""), ==, NULL);
  g_assert_cmpstr (code_of ("Atlantis"), ==, NULL);
}

/* What is written for a vendor is understood again, and no two are called the same. */
static void
test_round_trip (void)
{
  guint n;
  const AlprIssuer *all = alpr_issuers_list (&n);

  g_assert_cmpuint (n, >, 90);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *flock = alpr_issuer_to_flock (&all[i]);
      g_autofree char *rekor = alpr_issuer_to_rekor (&all[i]);

      g_assert_true (alpr_issuer_find (all[i].code) == &all[i]);
      g_assert_true (alpr_issuer_find (all[i].name) == &all[i]);
      g_assert_true (alpr_issuer_find (rekor) == &all[i]);
      g_assert_true (flock == NULL || alpr_issuer_find (flock) == &all[i]);
    }
}

/* The FBI's codes; what may be another place than the post means is nobody. */
static void
test_ncic (void)
{
  static const char *const codes[][2] = {
    { "NB", "NE" }, { "NE", "NE" }, { "NK", "NB" }, { "0H", "OH" }, { "SO", "SON" }, { "PQ", "QC" },
    { "GU", NULL }, { "SK", NULL }, { "NL", NULL }, { "XX", NULL }, { "TX", "TX" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    {
      const AlprIssuer *issuer = alpr_issuer_find_ncic (codes[i][0]);

      g_assert_cmpstr (issuer != NULL ? issuer->code : NULL, ==, codes[i][1]);
    }
}

static void
test_plates (void)
{
  g_autofree char *norm = alpr_plate_normalise ("o0-7 Bob");
  g_autofree char *key = alpr_plate_key (norm);

  g_assert_cmpstr (norm, ==, "O07BOB");
  g_assert_cmpstr (key, ==, "007B0B");
  g_assert_null (alpr_plate_find_fault ("59-A 123"));
  g_assert_null (alpr_plate_find_fault ("X"));
  g_assert_nonnull (alpr_plate_find_fault (""));
  g_assert_nonnull (alpr_plate_find_fault (" - "));
  g_assert_nonnull (alpr_plate_find_fault ("AB*"));
  g_assert_nonnull (alpr_plate_find_fault ("ÄB1"));
  g_assert_null (alpr_plate_find_fault ("ABCDEFGHIJ12345"));
  g_assert_nonnull (alpr_plate_find_fault ("ABCDEFGHIJ123456"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/issuer/words", test_words);
  g_test_add_func ("/base/issuer/round-trip", test_round_trip);
  g_test_add_func ("/base/issuer/ncic", test_ncic);
  g_test_add_func ("/base/plate/key", test_plates);
  return g_test_run ();
}
