/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

#define ALPR_TYPE_ACTOR (alpr_actor_get_type ())
G_DECLARE_FINAL_TYPE (AlprActor, alpr_actor, ALPR, ACTOR, GObject)

AlprActor *alpr_actor_load (AlprStore *store, const char *user_name, GError **error);
const char *alpr_actor_get_user_name (AlprActor *self);
const char *alpr_actor_get_role (AlprActor *self);
gboolean alpr_actor_has_right (AlprActor *self, const char *right);

G_END_DECLS
