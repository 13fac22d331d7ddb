/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file of cases: what a rule shall tell and what not. Its format stands in case-file.c.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * Expectation:
 * @subject: id that is told, or not
 * @told: whether it is
 * @what: (nullable): what shall be said of it
 */
typedef struct
{
  gint64 subject;
  gboolean told;
  char *what;
} Expectation;

typedef struct
{
  char *title;
  GPtrArray *lists;        /* of char**: list, item … */
  GHashTable *inputs;      /* name → text */
  GPtrArray *own;          /* of char*: own organisations */
  GPtrArray *runs;         /* of char*: SQL */
  char **head;             /* nullable: names of the columns */
  GPtrArray *rows;         /* of char**: cells */
  GPtrArray *expectations; /* of Expectation */
} Scenario;

GPtrArray *case_file_load (const char *path, GError **error);
gint64 case_file_time (const char *text);

G_END_DECLS
