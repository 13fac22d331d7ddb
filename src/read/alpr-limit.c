/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a sample can't rule out. From n items of which k are exceptions, the one-sided exact upper
 * limit of the true rate: the largest rate at which so few exceptions would still come up in more
 * than 5 of 100 draws. Ten clean items leave 25.9 % possible, and a report must say so.
 *
 * Two exact methods. The binomial (Clopper and Pearson 1934) takes the population as endless; it is
 * never too small for a finite one. The hypergeometric counts what drawing without putting back
 * really does, and its limit is a number of items of the population. The latter is used where the
 * sample is more than a twentieth of the population (the usual bound of the finite population
 * correction in audit sampling); below that the two agree to a fraction of a per cent, and the
 * binomial is the figure that an auditor finds in printed tables.
 *
 * Nothing is approximated by a normal or Poisson distribution: sums of exact terms, in logarithms.
 */

#include "alpr-limit.h"

#include <math.h>

/* A tail that equals the level but for rounding is on the careful side of it. */
#define ALMOST 1e-12

static double
log_choose (double n, double k)
{
  int sign;

  return lgamma_r (n + 1, &sign) - lgamma_r (k + 1, &sign) - lgamma_r (n - k + 1, &sign);
}

/* Probability of at most @exceptions in @sample items when each is one with probability @rate */
static double
binomial_tail (gint64 sample, gint64 exceptions, double rate)
{
  double n = (double) sample;
  double sum = 0;

  if (rate <= 0)
    return 1;
  if (rate >= 1)
    return exceptions >= sample ? 1 : 0;
  for (gint64 i = 0; i <= exceptions; i++)
    {
      double k = (double) i;

      sum += exp (log_choose (n, k) + k * log (rate) + (n - k) * log1p (-rate));
    }
  return MIN (sum, 1);
}

/* Probability of at most @exceptions in @sample items of @population with @bad among them */
static double
hypergeometric_tail (gint64 population, gint64 bad, gint64 sample, gint64 exceptions)
{
  double all = log_choose ((double) population, (double) sample);
  gint64 least = MAX (0, sample - (population - bad));
  gint64 most = MIN (exceptions, MIN (sample, bad));
  double sum = 0;

  for (gint64 i = least; i <= most; i++)
    sum += exp (log_choose ((double) bad, (double) i)
                + log_choose ((double) (population - bad), (double) (sample - i)) - all);
  return MIN (sum, 1);
}

/**
 * alpr_limit_binomial:
 * @sample: items examined, at least 1
 * @exceptions: exceptions among them
 * @confidence: 0 to 1, as 0.95
 *
 * The one-sided exact upper limit of Clopper and Pearson.
 *
 * Returns: the largest rate that @exceptions in @sample leave possible, 0 to 1
 */
double
alpr_limit_binomial (gint64 sample, gint64 exceptions, double confidence)
{
  double low, high = 1;

  g_return_val_if_fail (sample > 0 && exceptions >= 0 && exceptions <= sample, 1);

  if (exceptions == sample)
    return 1;
  low = (double) exceptions / (double) sample;
  /* The tail falls as the rate grows; 100 halvings are beyond what a double can tell apart. */
  for (int i = 0; i < 100; i++)
    {
      double middle = (low + high) / 2;

      if (binomial_tail (sample, exceptions, middle) > 1 - confidence)
        low = middle;
      else
        high = middle;
    }
  return high;
}

/**
 * alpr_limit_hypergeometric:
 * @population: items in all
 * @sample: items examined, drawn without putting back; at least 1
 * @exceptions: exceptions among them
 * @confidence: 0 to 1, as 0.95
 *
 * The one-sided exact upper limit for a finite population.
 *
 * Returns: the largest number of exceptions in the whole population that the sample leaves possible
 */
gint64
alpr_limit_hypergeometric (gint64 population, gint64 sample, gint64 exceptions, double confidence)
{
  gint64 low = exceptions;
  gint64 high;

  g_return_val_if_fail (sample > 0 && exceptions >= 0 && exceptions <= sample, population);
  g_return_val_if_fail (sample <= population, exceptions);

  /* What wasn't examined is all that may yet be bad. */
  high = exceptions + population - sample;
  while (low < high)
    {
      gint64 middle = low + (high - low + 1) / 2;

      if (hypergeometric_tail (population, middle, sample, exceptions) + ALMOST >= 1 - confidence)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

/**
 * alpr_limit_upper:
 * @population: items in all
 * @sample: items examined
 * @exceptions: exceptions among them; an item that could not be determined counts as one (an
 *   auditor who can't examine an item treats it as a deviation)
 *
 * The upper limit that a report prints, by the method that fits (see the head of this file).
 *
 * Returns: the limit at %ALPR_LIMIT_CONFIDENCE; everything is possible where nothing was examined
 */
AlprLimit
alpr_limit_upper (gint64 population, gint64 sample, gint64 exceptions)
{
  AlprLimit limit = { ALPR_LIMIT_BINOMIAL, 1, -1, 1 };

  if (sample <= 0)
    return limit;
  limit.unbounded = alpr_limit_binomial (sample, exceptions, ALPR_LIMIT_CONFIDENCE);
  limit.rate = limit.unbounded;
  if (population >= sample && sample * 20 > population)
    {
      limit.method = ALPR_LIMIT_HYPERGEOMETRIC;
      limit.most
          = alpr_limit_hypergeometric (population, sample, exceptions, ALPR_LIMIT_CONFIDENCE);
      limit.rate = (double) limit.most / (double) population;
    }
  return limit;
}

/* Whether a sample with no more than @allowed exceptions rules @rate out. */
static gboolean
rules_out (gint64 population, gint64 sample, gint64 allowed, double rate, double level)
{
  if (population <= 0)
    return binomial_tail (sample, allowed, rate) <= level + ALMOST;
  return hypergeometric_tail (population, (gint64) ceil (rate * (double) population - ALMOST),
                              sample, allowed)
         <= level + ALMOST;
}

/**
 * alpr_limit_sample_size:
 * @population: items in all; 0 for a population without end (the binomial)
 * @allowed: exceptions that may be found
 * @rate: the rate that is to be ruled out, as 0.05
 * @confidence: 0 to 1, as 0.95
 *
 * Returns: the least sample that rules @rate out when it holds no more than @allowed exceptions;
 *   @population where no smaller one does
 */
gint64
alpr_limit_sample_size (gint64 population, gint64 allowed, double rate, double confidence)
{
  gint64 low = allowed;
  gint64 high = population > 0 ? population : 1;

  g_return_val_if_fail (rate > 0 && rate < 1 && allowed >= 0, 0);

  while (population <= 0 && !rules_out (0, high, allowed, rate, 1 - confidence))
    {
      low = high;
      high *= 2;
    }
  /* A larger sample rules out more: the least one is between the two. */
  while (low + 1 < high)
    {
      gint64 middle = low + (high - low) / 2;

      if (rules_out (population, middle, allowed, rate, 1 - confidence))
        high = middle;
      else
        low = middle;
    }
  return high;
}
