/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * AlprStatement:
 *
 * A statement file or a composed text: one or more SQL statements, prepared as they are reached,
 * and the names of their inputs.
 */
typedef struct
{
  guint refs;
  /* Owned. */
  char *title;
  char *sql;
  GHashTable *inputs;
  GPtrArray *parts; /* sqlite3_stmt, in order */
  GList link;       /* in the list of recently used ones */
  /* Borrowed, within `sql`: what is not prepared yet. */
  const char *rest;
  gboolean cached;
  gboolean busy;
} AlprStatement;

typedef struct _AlprStatements AlprStatements;

AlprStatements *alpr_statements_new (sqlite3 *db);
void alpr_statements_free (AlprStatements *self);
AlprStatement *alpr_statements_take_named (AlprStatements *self, const char *name, GError **error);
AlprStatement *alpr_statements_take_text (AlprStatements *self, const char *sql, GError **error);

AlprStatement *alpr_statement_new (const char *key, char *title, char *sql);
void alpr_statement_unref (AlprStatement *self);
gboolean alpr_statement_check_declared (AlprStatement *self, gboolean needed, GError **error);
void alpr_statement_release (AlprStatement *self);
gboolean alpr_statement_reach (AlprStatement *self, sqlite3 *db, guint part, sqlite3_stmt **stmt,
                               GError **error);
gboolean alpr_statement_check_given (AlprStatement *self, GVariant *inputs, GError **error);
gboolean alpr_statement_bind (AlprStatement *self, sqlite3_stmt *stmt, GVariant *inputs,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprStatements, alpr_statements_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprStatement, alpr_statement_release)

G_END_DECLS
