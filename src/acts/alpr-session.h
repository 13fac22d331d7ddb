/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_TYPE_SESSION (alpr_session_get_type ())
G_DECLARE_FINAL_TYPE (AlprSession, alpr_session, ALPR, SESSION, GObject)

/**
 * AlprNewBook:
 * @path: where the book will lie; nothing may be there yet
 * @agency: the agency's name
 * @timezone: its time zone, as `America/Chicago`
 * @profiles: (array zero-terminated=1): ids of the shipped profiles it adopts, at least one
 * @user_name: the first administrator
 * @full_name: (nullable): that person's name
 * @passphrase: that person's passphrase
 *
 * What a new book needs.
 */
typedef struct
{
  const char *path;
  const char *agency;
  const char *timezone;
  const char *const *profiles;
  const char *user_name;
  const char *full_name;
  AlprSecret *passphrase;
} AlprNewBook;

AlprSession *alpr_session_new_book (const AlprNewBook *wanted, GError **error);
AlprSession *alpr_session_sign_in (const char *path, const char *user_name, AlprSecret *passphrase,
                                   AlprStoreMode mode, GError **error);
void alpr_session_sign_out (AlprSession *self);

AlprStore *alpr_session_get_store (AlprSession *self);
AlprActor *alpr_session_get_actor (AlprSession *self);
const char *alpr_session_get_agency (AlprSession *self);
GTimeZone *alpr_session_get_zone (AlprSession *self);
const char *alpr_session_get_read_only_reason (AlprSession *self);
gboolean alpr_session_note (AlprSession *self, const char *act, GVariant *inputs,
                            const char *detail, GError **error);

G_END_DECLS
