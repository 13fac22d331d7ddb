/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-cursor.h"
#include "alpr-statement.h"
#include "alpr-store.h"

G_BEGIN_DECLS

AlprCursor *alpr_cursor_new (AlprStore *store, AlprStatement *statement, sqlite3_stmt *stmt);

G_END_DECLS
