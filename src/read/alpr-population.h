/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-sample.h"

G_BEGIN_DECLS

char *alpr_population_digest (AlprSampleNext next, gpointer data, gint64 *count, GError **error);

G_END_DECLS
