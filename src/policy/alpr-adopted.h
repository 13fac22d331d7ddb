/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-profile.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprAdopted:
 * @policy: its number in the book
 * @profile: the profile, read back from the book
 * @from_at: the first instant at which it is in force, in milliseconds UTC
 * @until_at: the first instant at which it is not any more; 0 where it goes on
 * @adopted_at: when the agency adopted it
 * @adopted_by: who did that
 *
 * A version of a profile that the agency follows, or has followed.
 */
typedef struct
{
  gint64 policy;
  AlprProfile *profile;
  gint64 from_at;
  gint64 until_at;
  gint64 adopted_at;
  char *adopted_by;
} AlprAdopted;

gboolean alpr_policy_adopt (AlprStore *store, AlprProfile *profile, const char *who,
                            GError **error);
GPtrArray *alpr_policy_load_adopted (AlprStore *store, GError **error);
GPtrArray *alpr_policy_load_duties (AlprStore *store, const GDate *today, GError **error);
void alpr_adopted_free (AlprAdopted *adopted);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprAdopted, alpr_adopted_free)

G_END_DECLS
