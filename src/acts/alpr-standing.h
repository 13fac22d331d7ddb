/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprStanding:
 * @person: the person's number
 * @changed_at: when the passphrase became what it is; 0 where nobody knows
 * @given: whether somebody else gave it
 * @enrolled_at: since when there is a second factor; 0 where there is none
 * @locked_at: since when the person is locked; 0 where not
 * @made_at: when the person made the book; 0 where somebody else did
 *
 * What a person's sign-in depends on, as the book has it.
 */
typedef struct
{
  gint64 person;
  gint64 changed_at;
  gboolean given;
  gint64 enrolled_at;
  gint64 locked_at;
  gint64 made_at;
} AlprStanding;

gboolean alpr_standing_read (AlprStore *store, const char *user_name, AlprStanding *standing,
                             GError **error);
gboolean alpr_standing_judge (AlprStore *store, const AlprStanding *standing, gboolean excused,
                              AlprPending *pending, GError **error);
gboolean alpr_standing_check (AlprStore *store, AlprActor *actor, GError **error);
gboolean alpr_standing_check_lasting (AlprStore *store, AlprActor *actor, GError **error);
gboolean alpr_standing_check_proof (AlprStore *store, AlprActor *actor, GError **error);
gboolean alpr_standing_refuse (AlprStore *store, AlprPending pending, GError **error);

G_END_DECLS
