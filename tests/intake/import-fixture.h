/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book in a folder of its own with one administrator in it, and what tests of imports ask of it.
 */
#pragma once

#include "alpr-import.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  AlprSecret *key;
  AlprStore *store;
  AlprActor *actor;
} Book;

void book_set_up (Book *book, gconstpointer data);
void book_tear_down (Book *book, gconstpointer data);
void book_close (Book *book);
void book_open (Book *book);
void book_add_person (Book *book, const char *name, const char *role);

char *book_write (Book *book, const char *name, const char *text);
char *book_sample (const char *folder, const char *name);
AlprImportResult *book_import (Book *book, const char *path);
AlprImportResult *book_import_text (Book *book, const char *name, const char *text);
void book_refuse_text (Book *book, const char *name, const char *text, int code, const char *word);

gint64 book_number (Book *book, const char *sql);
char *book_text (Book *book, const char *sql);
char *book_digest (Book *book);
gboolean result_has_note (const AlprImportResult *result, const char *word);

#define assert_counts(result, read, taken, known_, aside) \
  G_STMT_START \
  { \
    g_assert_cmpint ((result)->rows_read, ==, (read)); \
    g_assert_cmpint ((result)->taken_in, ==, (taken)); \
    g_assert_cmpint ((result)->known, ==, (known_)); \
    g_assert_cmpint ((result)->set_aside, ==, (aside)); \
  } \
  G_STMT_END

#define book_add(path, func) g_test_add (path, Book, NULL, book_set_up, func, book_tear_down)

/* The header of December 2025, and of January 2025. */
#define HEADER_D \
  "ID, Name, Org Name, Total Networks Searched, Total Devices Searched, Time Frame, License Plate," \
  " Reason, Case #, Filters, Search Time, Search Type, Text Prompt, Moderation\r\n"
#define HEADER_A \
  "Name,Total Networks Searched,Time Frame,License Plate,Case #,Filters,Reason,Search Time\r\n"
#define FRAME_D "\"02/12/2026, 06:00:05 AM UTC\n02/13/2026, 06:00:05 AM UTC\""
#define FRAME_A "\"1/8/2025, 01:00:04 PM UTC\n1/9/2025, 01:00:04 PM UTC\""

G_END_DECLS
