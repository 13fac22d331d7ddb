/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the acts on a vendor's side know of a vendor: its lists, its entries, lines of its event
 * log, and the door through which they come. The room that speaks with vendors lies above this one,
 * so it hands its functions in when the program starts; a program that doesn't (a test, a tool) has
 * no way to the network, and the acts say so. Nothing here sends or receives anything.
 */

#include "alpr-vendor.h"

#include "alpr-error.h"

static const AlprVendorDoor *the_door;

/**
 * alpr_vendor_set_door:
 * @door: (nullable): static; called once, before any act
 *
 * Gives the acts the way to vendors.
 */
void
alpr_vendor_set_door (const AlprVendorDoor *door)
{
  the_door = door;
}

/** alpr_vendor_get_door: Returns: (nullable): the way to vendors; %NULL with an error if none */
const AlprVendorDoor *
alpr_vendor_get_door (GError **error)
{
  if (the_door == NULL)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR, "This program has no way to a vendor");
  return the_door;
}

/** alpr_vendor_access_free: Frees what is needed to speak with a vendor, and wipes the secret. */
void
alpr_vendor_access_free (AlprVendorAccess *self)
{
  g_free (self->system);
  g_free (self->base_url);
  g_free (self->token_url);
  g_free (self->client_id);
  g_clear_pointer (&self->secret, alpr_secret_unref);
  g_free (self->authority);
  g_free (self);
}

/** alpr_vendor_entry_new: Returns: (transfer full): an entry that says nothing, and never ends */
AlprVendorEntry *
alpr_vendor_entry_new (void)
{
  AlprVendorEntry *self = g_new0 (AlprVendorEntry, 1);

  self->expires_at = ALPR_VENDOR_NEVER;
  return self;
}

/** alpr_vendor_entry_free: Frees an entry. */
void
alpr_vendor_entry_free (AlprVendorEntry *self)
{
  g_free (self->vendor_id);
  g_free (self->plate);
  g_free (self->reason);
  g_free (self->case_number);
  g_free (self->note);
  g_free (self);
}

/** alpr_vendor_list_new: Returns: (transfer full): a list with nothing on it */
AlprVendorList *
alpr_vendor_list_new (const char *vendor_id, const char *name)
{
  AlprVendorList *self = g_new0 (AlprVendorList, 1);

  self->vendor_id = g_strdup (vendor_id);
  self->name = g_strdup (name);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_entry_free);
  return self;
}

/** alpr_vendor_list_free: Frees a list and what stands on it. */
void
alpr_vendor_list_free (AlprVendorList *self)
{
  g_free (self->vendor_id);
  g_free (self->name);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

/** alpr_vendor_event_new: Returns: (transfer full): a line that says nothing yet */
AlprVendorEvent *
alpr_vendor_event_new (void)
{
  AlprVendorEvent *self = g_new0 (AlprVendorEvent, 1);

  self->plates = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/** alpr_vendor_event_free: Frees a line of an event log. */
void
alpr_vendor_event_free (AlprVendorEvent *self)
{
  g_free (self->event_id);
  g_free (self->who);
  g_free (self->verb);
  g_free (self->kind);
  g_free (self->details);
  g_free (self->list_name);
  g_free (self->reason);
  g_free (self->case_number);
  g_free (self->account);
  g_free (self->email);
  g_ptr_array_unref (self->plates);
  g_free (self);
}

static void
aside_free (AlprVendorAside *aside)
{
  g_free (aside->reason);
  g_free (aside->raw);
  g_free (aside);
}

/** alpr_vendor_events_new: Returns: (transfer full): what a file will turn out to hold */
AlprVendorEvents *
alpr_vendor_events_new (const char *path)
{
  AlprVendorEvents *self = g_new0 (AlprVendorEvents, 1);

  self->file = g_path_get_basename (path);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify)alpr_vendor_event_free);
  self->aside = g_ptr_array_new_with_free_func ((GDestroyNotify)aside_free);
  return self;
}

/** alpr_vendor_events_set_aside: Leaves a row out, and says why. */
void
alpr_vendor_events_set_aside (AlprVendorEvents *self, gint64 row, const char *raw,
                              const char *reason)
{
  AlprVendorAside *aside = g_new0 (AlprVendorAside, 1);

  aside->row = row;
  aside->reason = g_strdup (reason);
  aside->raw = g_strdup (raw);
  g_ptr_array_add (self->aside, aside);
}

/** alpr_vendor_events_free: Frees what a file held. */
void
alpr_vendor_events_free (AlprVendorEvents *self)
{
  g_free (self->file);
  g_free (self->sha256);
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->aside);
  g_free (self);
}
