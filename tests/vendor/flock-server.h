/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * FlockFault:
 *
 * What the server does wrong, as often as it is told to.
 */
typedef enum
{
  FLOCK_FAULT_NONE,
  FLOCK_FAULT_STATUS,   /* answers with `status` and an error body */
  FLOCK_FAULT_BUSY,     /* 429, with Retry-After if `retry_after` is one */
  FLOCK_FAULT_CUT,      /* closes the connection within the body */
  FLOCK_FAULT_SILENCE,  /* takes the question, and says nothing */
  FLOCK_FAULT_DRIP,     /* a byte of the head now and then, for ever */
  FLOCK_FAULT_HUGE,     /* a body without an end */
  FLOCK_FAULT_BODY,     /* 200 with `body` */
  FLOCK_FAULT_HTML,     /* 200 with a page of a portal */
  FLOCK_FAULT_PACKED,   /* says that the body is packed */
  FLOCK_FAULT_REDIRECT, /* sends to `body` */
  FLOCK_FAULT_LATE      /* does what was asked, and then cuts the answer */
} FlockFault;

typedef struct _FlockServer FlockServer;

FlockServer *flock_server_new (const char *certificate);
void flock_server_free (FlockServer *self);
char *flock_server_dup_base (FlockServer *self);
char *flock_server_dup_token_url (FlockServer *self);

void flock_server_fail (FlockServer *self, const char *where, FlockFault fault, guint times);
void flock_server_fail_after (FlockServer *self, guint answers);
void flock_server_set_status (FlockServer *self, guint status);
void flock_server_set_retry_after (FlockServer *self, const char *text);
void flock_server_set_body (FlockServer *self, const char *body);
void flock_server_set_page (FlockServer *self, guint page);
void flock_server_set_token_uses (FlockServer *self, guint uses);
void flock_server_set_total (FlockServer *self, int more);

void flock_server_add_list (FlockServer *self, const char *id, const char *name);
void flock_server_remove_list (FlockServer *self, const char *id);
void flock_server_add_entry (FlockServer *self, const char *list, const char *plate,
                             const char *state, const char *reason, const char *case_number);
char *flock_server_dup_plates (FlockServer *self, const char *list);
guint flock_server_count (FlockServer *self, const char *where);
guint flock_server_get_largest_batch (FlockServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FlockServer, flock_server_free)
