/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder of its own for each test of the store, with a book in it.
 */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *folder;
  char *path;
  AlprSecret *key;
  AlprStore *store;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
void fixture_close (Fixture *fixture);
void fixture_open (Fixture *fixture);
char *fixture_get_beside (Fixture *fixture, const char *ending);
void fixture_run (Fixture *fixture, const char *sql);
gint64 fixture_get_number (AlprStore *store, const char *sql);
void fixture_append_lines (AlprStore *store, int n);
void fixture_assert_open_fails (Fixture *fixture, AlprStoreMode mode, int code, const char *words);
void fixture_flip_byte (const char *path, goffset at);
gint64 fixture_get_size (const char *path);

/* Adds a test with a book. */
#define fixture_add(path, func) \
  g_test_add (path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

G_END_DECLS
