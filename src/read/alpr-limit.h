/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALPR_LIMIT_CONFIDENCE 0.95

/**
 * AlprLimitMethod:
 * @ALPR_LIMIT_BINOMIAL: as if the population had no end (Clopper and Pearson)
 * @ALPR_LIMIT_HYPERGEOMETRIC: drawn without putting back from a population of known size
 *
 * How an upper limit was computed. Both are exact; neither is an approximation.
 */
typedef enum
{
  ALPR_LIMIT_BINOMIAL,
  ALPR_LIMIT_HYPERGEOMETRIC
} AlprLimitMethod;

/**
 * AlprLimit:
 * @method: how it was computed
 * @rate: the largest share of the population that the sample leaves possible, 0 to 1
 * @most: the largest number of the population; -1 with %ALPR_LIMIT_BINOMIAL
 * @unbounded: the same by the binomial, whatever @method is
 *
 * What a sample leaves possible, at %ALPR_LIMIT_CONFIDENCE.
 */
typedef struct
{
  AlprLimitMethod method;
  double rate;
  gint64 most;
  double unbounded;
} AlprLimit;

double alpr_limit_binomial (gint64 sample, gint64 exceptions, double confidence);
gint64 alpr_limit_hypergeometric (gint64 population, gint64 sample, gint64 exceptions,
                                  double confidence);
AlprLimit alpr_limit_upper (gint64 population, gint64 sample, gint64 exceptions);
gint64 alpr_limit_sample_size (gint64 population, gint64 allowed, double rate, double confidence);

G_END_DECLS
