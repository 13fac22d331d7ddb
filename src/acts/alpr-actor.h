/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprPending:
 * @ALPR_PENDING_NOTHING: nothing
 * @ALPR_PENDING_PASSPHRASE: a passphrase of one's own, in place of one that was given
 * @ALPR_PENDING_OLD_PASSPHRASE: a new passphrase, in place of one that is too old
 * @ALPR_PENDING_FACTOR: a second factor, which the policy demands
 *
 * What has to be done before anything else.
 */
typedef enum
{
  ALPR_PENDING_NOTHING,
  ALPR_PENDING_PASSPHRASE,
  ALPR_PENDING_OLD_PASSPHRASE,
  ALPR_PENDING_FACTOR
} AlprPending;

/* The right that everybody has who signs in: to their own passphrase and second factor */
#define ALPR_RIGHT_OWN "own"

#define ALPR_TYPE_ACTOR (alpr_actor_get_type ())
G_DECLARE_FINAL_TYPE (AlprActor, alpr_actor, ALPR, ACTOR, GObject)

AlprActor *alpr_actor_load (AlprStore *store, const char *user_name, GError **error);
const char *alpr_actor_get_user_name (AlprActor *self);
const char *alpr_actor_get_role (AlprActor *self);
gboolean alpr_actor_has_right (AlprActor *self, const char *right);
AlprPending alpr_actor_get_pending (AlprActor *self);

G_END_DECLS
