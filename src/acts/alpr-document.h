/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-journal.h"
#include "alpr-session.h"

G_BEGIN_DECLS

gboolean alpr_documents_verify (AlprStore *store, char **difference, GError **error);
char *alpr_document_save (AlprSession *session, gint64 document, const char *path, GError **error);

G_END_DECLS
