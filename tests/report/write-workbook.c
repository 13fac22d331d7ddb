/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the audit workbook of the test's book to a file, for other programs to read:
 *
 *   write-workbook FOLDER FILE
 *
 * FOLDER holds book.sql and searches.sql.
 */

#include <locale.h>
#include <stdio.h>

#include "test-book.h"

int
main (int argc, char **argv)
{
  TestBook book = { NULL };
  g_autoptr (AlprReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  AlprReportRequest request;

  setlocale (LC_ALL, "");
  if (argc != 3)
    return 2;
  test_book_open (&book, argv[1]);
  request = test_book_request (&book, test_book_add_audit (&book, TRUE), argv[2]);
  report = alpr_report_load ("audit-workbook", &error);
  g_assert_no_error (error);
  digest = alpr_report_write (report, book.store, &request, NULL, &error);
  g_assert_no_error (error);
  puts (digest);
  test_book_clear (&book);
  return 0;
}
