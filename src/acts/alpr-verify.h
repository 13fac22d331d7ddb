/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-journal.h"

G_BEGIN_DECLS

gboolean alpr_book_verify (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                           GError **error);

G_END_DECLS
