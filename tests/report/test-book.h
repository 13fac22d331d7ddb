/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The book of tests/report/book.sql and searches.sql, with audits of it.
 */
#pragma once

#include "alpr-report.h"

typedef struct
{
  char *folder;
  AlprStore *store;
  GTimeZone *zone;
} TestBook;

void test_book_open (TestBook *self, const char *folder);
void test_book_clear (TestBook *self);

/* An audit of June 2025 with ten items: final, or drawn with four of them judged. */
gint64 test_book_add_audit (TestBook *self, gboolean final);
AlprReportRequest test_book_request (TestBook *self, gint64 audit, const char *path);
void test_book_run (TestBook *self, const char *sql);
