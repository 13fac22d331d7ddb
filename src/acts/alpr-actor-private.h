/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a session writes into its actor: since when, and proved when. Nothing above this room does.
 */
#pragma once

#include "alpr-actor.h"

G_BEGIN_DECLS

gint64 alpr_actor_clock (void);
void alpr_actor_sign_in (AlprActor *self, gint64 at, gboolean excused);
void alpr_actor_prove (AlprActor *self, gint64 at);
void alpr_actor_set_pending (AlprActor *self, AlprPending pending);
gboolean alpr_actor_is_excused (AlprActor *self);
gint64 alpr_actor_get_session_age (AlprActor *self);
gint64 alpr_actor_get_proof_age (AlprActor *self);

G_END_DECLS
