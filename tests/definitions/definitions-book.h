/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fresh book, against which the shipped definitions are held.
 */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

void definitions_book_open (void);
void definitions_book_close (void);
AlprStore *definitions_book (void);
AlprCursor *definitions_query (const char *sql, GError **error);
GPtrArray *definitions_columns (AlprCursor *cursor);
void definitions_fail (const char *format, ...) G_GNUC_PRINTF (1, 2);
void definitions_check_column (GPtrArray *columns, const char *name, const char *where);

G_END_DECLS
