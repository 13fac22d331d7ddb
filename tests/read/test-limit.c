/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The upper limits and sample sizes against printed tables: those of audit sampling (binomial and
 * finite population), and sums worked out here by counting.
 */

#include <math.h>

#include "alpr-limit.h"

static void
test_binomial_table (void)
{
  /* 95 % upper limit of the true rate in per cent, 0 to 3 exceptions found */
  static const struct
  {
    int sample;
    double found[4];
  } rows[] = {
    { 10, { 25.9, 39.4, 50.7, 60.7 } }, { 20, { 13.9, 21.6, 28.3, 34.4 } },
    { 29, { 9.8, 15.3, 20.2, 24.6 } },  { 40, { 7.2, 11.3, 14.9, 18.3 } },
    { 59, { 5.0, 7.8, 10.3, 12.6 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int k = 0; k < 4; k++)
      g_assert_cmpfloat_with_epsilon (
          100 * alpr_limit_binomial (rows[i].sample, k, ALPR_LIMIT_CONFIDENCE), rows[i].found[k],
          0.0501);
}

static void
test_binomial_closed_form (void)
{
  /* Without exceptions the limit is 1 - level^(1/n); with nothing but exceptions it is 1. */
  for (int n = 1; n <= 5000; n = n * 3 / 2 + 1)
    {
      g_assert_cmpfloat_with_epsilon (alpr_limit_binomial (n, 0, 0.95), 1 - pow (0.05, 1.0 / n),
                                      1e-10);
      g_assert_cmpfloat (alpr_limit_binomial (n, n, 0.95), ==, 1);
    }
}

static void
test_sizes (void)
{
  static const double rates[] = { 0.02, 0.03, 0.05, 0.10, 0.20 };
  static const double levels[] = { 0.90, 0.95, 0.99 };
  static const int sizes[3][5] = {
    { 114, 76, 45, 22, 11 },
    { 149, 99, 59, 29, 14 },
    { 228, 152, 90, 44, 21 },
  };

  for (int i = 0; i < 3; i++)
    for (int j = 0; j < 5; j++)
      g_assert_cmpint (alpr_limit_sample_size (0, 0, rates[j], levels[i]), ==, sizes[i][j]);
  g_assert_cmpint (alpr_limit_sample_size (0, 1, 0.05, 0.95), ==, 93);
  g_assert_cmpint (alpr_limit_sample_size (0, 1, 0.10, 0.95), ==, 46);
  g_assert_cmpint (alpr_limit_sample_size (0, 2, 0.05, 0.95), ==, 124);
  g_assert_cmpint (alpr_limit_sample_size (0, 2, 0.10, 0.95), ==, 61);
}

static void
test_finite_sizes (void)
{
  static const int rows[][3] = { { 20, 19, 16 },   { 50, 31, 22 },   { 100, 45, 25 },
                                 { 200, 51, 27 },  { 500, 56, 28 },  { 1000, 57, 29 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (alpr_limit_sample_size (rows[i][0], 0, 0.05, 0.95), ==, rows[i][1]);
      g_assert_cmpint (alpr_limit_sample_size (rows[i][0], 0, 0.10, 0.95), ==, rows[i][2]);
    }
}

/* Counts, over all bad numbers, the largest that leaves the tail above 5 %: without exceptions the
 * tail is a product of fractions, computed here in another way than in the program. */
static gint64
count_limit (int population, int sample)
{
  for (int bad = population - sample; bad > 0; bad--)
    {
      double tail = 1;

      for (int i = 0; i < sample; i++)
        tail *= (double) (population - bad - i) / (population - i);
      if (tail >= 0.05 - 1e-12)
        return bad;
    }
  return 0;
}

static void
test_finite_limit (void)
{
  for (int population = 2; population <= 400; population = population * 5 / 4 + 1)
    for (int sample = 1; sample < population; sample += 1 + population / 17)
      g_assert_cmpint (alpr_limit_hypergeometric (population, sample, 0, 0.95), ==,
                       count_limit (population, sample));
  /* Everything examined: what was found is all there is. */
  g_assert_cmpint (alpr_limit_hypergeometric (40, 40, 3, 0.95), ==, 3);
  g_assert_cmpint (alpr_limit_hypergeometric (40, 40, 0, 0.95), ==, 0);
}

static void
test_finite_never_above_binomial (void)
{
  for (int population = 30; population < 3000; population *= 2)
    for (int sample = 10; sample < population; sample *= 2)
      for (int k = 0; k < 4; k++)
        g_assert_cmpfloat ((double) alpr_limit_hypergeometric (population, sample, k, 0.95)
                               / population,
                           <=, alpr_limit_binomial (sample, k, 0.95) + 1.0 / population);
}

static void
test_choice (void)
{
  AlprLimit limit = alpr_limit_upper (5000, 10, 0);

  g_assert_cmpint (limit.method, ==, ALPR_LIMIT_BINOMIAL);
  g_assert_cmpint (limit.most, ==, -1);
  g_assert_cmpfloat_with_epsilon (limit.rate, 0.2589, 0.0001);

  /* A twentieth exactly is still the binomial; one more item is not. */
  g_assert_cmpint (alpr_limit_upper (200, 10, 0).method, ==, ALPR_LIMIT_BINOMIAL);
  limit = alpr_limit_upper (199, 10, 0);
  g_assert_cmpint (limit.method, ==, ALPR_LIMIT_HYPERGEOMETRIC);
  g_assert_cmpint (limit.most, ==, count_limit (199, 10));
  g_assert_cmpfloat_with_epsilon (limit.rate, (double) limit.most / 199, 1e-12);
  g_assert_cmpfloat_with_epsilon (limit.unbounded, 0.2589, 0.0001);

  /* Nothing examined leaves everything possible. */
  g_assert_cmpfloat (alpr_limit_upper (100, 0, 0).rate, ==, 1);
  g_assert_cmpfloat (alpr_limit_upper (10, 10, 2).rate, ==, 0.2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read/limit/binomial-table", test_binomial_table);
  g_test_add_func ("/read/limit/binomial-closed-form", test_binomial_closed_form);
  g_test_add_func ("/read/limit/sizes", test_sizes);
  g_test_add_func ("/read/limit/finite-sizes", test_finite_sizes);
  g_test_add_func ("/read/limit/finite-limit", test_finite_limit);
  g_test_add_func ("/read/limit/finite-never-above-binomial", test_finite_never_above_binomial);
  g_test_add_func ("/read/limit/choice", test_choice);
  return g_test_run ();
}
