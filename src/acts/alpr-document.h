/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

gboolean alpr_documents_verify (AlprStore *store, char **difference, GError **error);

G_END_DECLS
