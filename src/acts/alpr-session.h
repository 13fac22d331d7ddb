/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-numbers.h"
#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_TYPE_SESSION (alpr_session_get_type ())
G_DECLARE_FINAL_TYPE (AlprSession, alpr_session, ALPR, SESSION, GObject)

/**
 * AlprDoor:
 * @ALPR_DOOR_COMMAND_LINE: a script or a person at a terminal
 * @ALPR_DOOR_WINDOW: a person at the window
 *
 * By which program somebody comes in.
 */
typedef enum
{
  ALPR_DOOR_COMMAND_LINE,
  ALPR_DOOR_WINDOW
} AlprDoor;

/**
 * AlprNewBook:
 * @path: where the book will lie; nothing may be there yet
 * @agency: the agency's name
 * @timezone: its time zone, as `America/Chicago`
 * @profiles: (array zero-terminated=1): ids of the shipped profiles it adopts, at least one
 * @user_name: the first administrator
 * @full_name: (nullable): that person's name
 * @passphrase: that person's passphrase
 * @door: by which program it is made
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
  AlprDoor door;
} AlprNewBook;

/**
 * AlprSignIn:
 * @path: the book
 * @user_name: who
 * @passphrase: that person's passphrase
 * @code: (nullable): a one-time code or a recovery code, as it was typed
 * @factor_secret: (nullable): in place of @code, the secret of which the codes are reckoned
 * @wait: (nullable): called where the next of those codes counts only after some seconds; waits
 * @wait_data: for @wait
 * @mode: %ALPR_STORE_WRITER to act where nobody else does, %ALPR_STORE_READER to read only
 * @door: by which program
 *
 * What somebody gives to come in.
 */
typedef struct
{
  const char *path;
  const char *user_name;
  AlprSecret *passphrase;
  AlprSecret *code;
  AlprSecret *factor_secret;
  void (*wait) (int seconds, gpointer data);
  gpointer wait_data;
  AlprStoreMode mode;
  AlprDoor door;
} AlprSignIn;

AlprSession *alpr_session_new_book (const AlprNewBook *wanted, GError **error);
AlprSession *alpr_session_sign_in (const char *path, const char *user_name, AlprSecret *passphrase,
                                   AlprStoreMode mode, GError **error);
AlprSession *alpr_session_sign_in_with (const AlprSignIn *given, GError **error);
gboolean alpr_session_confirm (AlprSession *self, AlprSecret *passphrase, AlprSecret *code,
                               GError **error);
void alpr_session_sign_out (AlprSession *self);

AlprStore *alpr_session_get_store (AlprSession *self);
AlprActor *alpr_session_get_actor (AlprSession *self);
const char *alpr_session_get_agency (AlprSession *self);
GTimeZone *alpr_session_get_zone (AlprSession *self);
const char *alpr_session_get_read_only_reason (AlprSession *self);
AlprPending alpr_session_get_pending (AlprSession *self);
gint64 alpr_session_get_clock_behind (AlprSession *self);
int alpr_session_get_codes_left (AlprSession *self);
gboolean alpr_session_is_excused (AlprSession *self);
gint64 alpr_session_get_limit (AlprSession *self, AlprNumber number);
gboolean alpr_session_note (AlprSession *self, const char *act, GVariant *inputs,
                            const char *detail, GError **error);

G_END_DECLS
