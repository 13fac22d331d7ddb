/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "alpr-secret.h"

G_BEGIN_DECLS

/**
 * AlprVendorAccess:
 * @system: the system, as the agency calls it
 * @base_url: where its interface is, as `https://api.example.com/api/v3`
 * @token_url: where it gives tokens
 * @client_id: the agency's name there
 * @secret: the secret that belongs to it
 * @authority: (nullable): certificates (PEM) that are trusted beside the system's
 *
 * What is needed to speak with a vendor's interface.
 */
typedef struct
{
  char *system;
  char *base_url;
  char *token_url;
  char *client_id;
  AlprSecret *secret;
  char *authority;
} AlprVendorAccess;

/**
 * AlprVendorEntry:
 * @vendor_id: (nullable): the vendor's own id of it
 * @plate: as the vendor has it, or is to have it
 * @issuer: (nullable): static text: the code of the state
 * @expires_at: milliseconds UTC, or %ALPR_VENDOR_NEVER
 *
 * A plate on a list of the vendor's.
 */
typedef struct
{
  char *vendor_id;
  char *plate;
  const char *issuer;
  char *reason;
  char *case_number;
  char *note;
  gint64 expires_at;
} AlprVendorEntry;

/* For an entry that doesn't end by itself */
#define ALPR_VENDOR_NEVER G_MININT64

/**
 * AlprVendorList:
 * @entries: of #AlprVendorEntry
 *
 * A list of the vendor's with all that stands on it.
 */
typedef struct
{
  char *vendor_id;
  char *name;
  GPtrArray *entries;
} AlprVendorList;

/**
 * AlprVendorEvent:
 * @at: milliseconds UTC
 * @account: (nullable): whose account it is about
 * @email: (nullable): the account's e-mail
 * @plates: of texts; empty where it is about none
 * @row: the row as a person counts it
 *
 * A line of the vendor's event log.
 */
typedef struct
{
  char *event_id;
  gint64 at;
  char *who;
  char *verb;
  char *kind;
  char *details;
  char *list_name;
  const char *issuer;
  char *reason;
  char *case_number;
  char *account;
  char *email;
  GPtrArray *plates;
  gint64 row;
} AlprVendorEvent;

/** AlprVendorAside: a row of a file that can't be taken in, and why */
typedef struct
{
  gint64 row;
  char *reason;
  char *raw;
} AlprVendorAside;

/**
 * AlprVendorEvents:
 * @file: its name without folders
 * @sha256: of its bytes
 * @rows: how many rows were read: the events and what was set aside
 * @events: of #AlprVendorEvent
 * @aside: of #AlprVendorAside
 *
 * A file with lines of the vendor's event log.
 */
typedef struct
{
  char *file;
  char *sha256;
  gint64 rows;
  GPtrArray *events;
  GPtrArray *aside;
} AlprVendorEvents;

/**
 * AlprVendorProgress:
 * @words: what is being done
 * @done: how much of it is done
 *
 * Told while an exchange goes on, on the thread that does it.
 */
typedef void (*AlprVendorProgress) (const char *words, guint done, gpointer data);

/**
 * AlprVendorTalk:
 * @progress: (nullable): is told how far an exchange is
 *
 * The data of the acts vendor/pull and vendor/push, for a caller who wants to be told.
 */
typedef struct
{
  AlprVendorProgress progress;
  gpointer progress_data;
} AlprVendorTalk;

/**
 * AlprVendorDoor:
 * @open: gets ready to speak; nothing is sent yet
 * @pull: everything that stands on the agency's lists there, of #AlprVendorList, or nothing
 * @add: puts entries on a list; @done counts those that the vendor has confirmed, also on failure
 * @remove: takes entries off a list by their ids; @done as above
 * @close: ends it, and wipes what was secret
 * @read_events: reads a file of the event log
 *
 * What the acts want of the rooms above this one, which speak with vendors and read their files.
 */
typedef struct
{
  gpointer (*open) (const AlprVendorAccess *access, const AlprVendorTalk *talk, GError **error);
  GPtrArray *(*pull) (gpointer line, GCancellable *cancellable, GError **error);
  gboolean (*add) (gpointer line, const AlprVendorList *what, guint *done,
                   GCancellable *cancellable, GError **error);
  gboolean (*remove) (gpointer line, const AlprVendorList *what, guint *done,
                      GCancellable *cancellable, GError **error);
  void (*close) (gpointer line);
  AlprVendorEvents *(*read_events) (const char *path, GCancellable *cancellable, GError **error);
} AlprVendorDoor;

void alpr_vendor_set_door (const AlprVendorDoor *door);
const AlprVendorDoor *alpr_vendor_get_door (GError **error);

void alpr_vendor_access_free (AlprVendorAccess *self);
AlprVendorEntry *alpr_vendor_entry_new (void);
void alpr_vendor_entry_free (AlprVendorEntry *self);
AlprVendorList *alpr_vendor_list_new (const char *vendor_id, const char *name);
void alpr_vendor_list_free (AlprVendorList *self);
AlprVendorEvent *alpr_vendor_event_new (void);
void alpr_vendor_event_free (AlprVendorEvent *self);
AlprVendorEvents *alpr_vendor_events_new (const char *path);
void alpr_vendor_events_set_aside (AlprVendorEvents *self, gint64 row, const char *raw,
                                   const char *reason);
void alpr_vendor_events_free (AlprVendorEvents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprVendorAccess, alpr_vendor_access_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprVendorEntry, alpr_vendor_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprVendorList, alpr_vendor_list_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprVendorEvent, alpr_vendor_event_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprVendorEvents, alpr_vendor_events_free)

G_END_DECLS
