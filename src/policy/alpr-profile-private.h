/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-profile-json.h"
#include "alpr-profile.h"

G_BEGIN_DECLS

typedef struct
{
  char *name;
  char *title;
  char **rights;
  char **needs;
} AlprProfileRole;

struct _AlprProfile
{
  GObject parent_instance;

  /* Owned; nothing changes once a profile is loaded */
  char *file; /* what messages call it */
  GBytes *json;
  char *id;
  char *title;
  char *agency;
  char *version;
  char *notice;       /* nullable */
  GPtrArray *roles;   /* of AlprProfileRole, the administrator first */
  char **role_names;
  GHashTable *lists;  /* name → GStrv, as written */
  GHashTable *numbers; /* name → gint64* */
  GPtrArray *courses; /* of AlprCourse */
  GHashTable *notes;  /* list or clause → why it is as it is */
  GPtrArray *clauses; /* of AlprClause, in the policy's order */

  /* The first day on which it is in force, and the last; the last may be invalid, which is none */
  GDate in_force_from;
  GDate in_force_until;
};

/**
 * AlprProfileDefinitions:
 * @rules: name of a rule → GStrv of the inputs that its query declares
 * @reports: names of the reports
 * @views: names of the views
 *
 * What a profile may name.
 */
typedef struct
{
  GHashTable *rules;
  const char *const *reports;
  const char *const *views;
} AlprProfileDefinitions;

extern const AlprProfileJsonKey alpr_profile_list_keys[];

void alpr_clause_free (AlprClause *clause);
AlprClause *alpr_clause_read (AlprProfileJson *json, JsonObject *object, AlprProfile *profile,
                              GError **error);
gboolean alpr_profile_check_against (AlprProfile *self, const AlprProfileDefinitions *known,
                                     GError **error);

G_END_DECLS
