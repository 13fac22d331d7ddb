/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-error.h"

/* For files that hold acts, here and in rooms above; never for what only runs them. */

/* Words that a window shows through gettext; acts speak English only. */
#ifndef N_
#define N_(words) (words)
#endif

G_BEGIN_DECLS

gboolean alpr_act_fail (GError **error, AlprError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

G_END_DECLS
