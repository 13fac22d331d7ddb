/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-session.h"

/**
 * Fixture:
 *
 * A book in a folder of its own, with its administrator signed in and twenty searches of January
 * 2026 in it (ids 1 to 20).
 */
typedef struct
{
  char *folder;
  char *path;
  AlprSecret *passphrase;
  AlprSession *session;
  AlprStore *store;
  AlprActor *actor;
} Fixture;

void fixture_set_up (Fixture *fixture, gconstpointer data);
void fixture_tear_down (Fixture *fixture, gconstpointer data);
GVariant *fixture_act (Fixture *fixture, const char *name, const char *inputs, GError **error);
void fixture_add_person (Fixture *fixture, const char *user_name, const char *role);
gint64 fixture_number (Fixture *fixture, const char *sql);
char *fixture_text (Fixture *fixture, const char *sql);
