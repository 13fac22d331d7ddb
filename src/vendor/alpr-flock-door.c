/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hands this room's functions to the acts (AlprVendorDoor), which lie below it. A program that
 * never calls alpr_flock_open_door() never speaks to anybody; and in one that does, only the acts
 * do, when a person has switched a connection on and asks for an exchange.
 */

#include "alpr-flock-door.h"

#include "alpr-event-log.h"
#include "alpr-flock-client.h"

static const AlprFlockLimits *limits = &alpr_flock_limits;

static gpointer
open_line (const AlprVendorAccess *access, const AlprVendorTalk *talk, GError **error)
{
  return alpr_flock_client_new (access, talk, limits, error);
}

static GPtrArray *
pull (gpointer line, GCancellable *cancellable, GError **error)
{
  return alpr_flock_client_pull (line, cancellable, error);
}

static gboolean
add (gpointer line, const AlprVendorList *what, guint *done, GCancellable *cancellable,
     GError **error)
{
  return alpr_flock_client_add (line, what, done, cancellable, error);
}

static gboolean
take_off (gpointer line, const AlprVendorList *what, guint *done, GCancellable *cancellable,
          GError **error)
{
  return alpr_flock_client_remove (line, what, done, cancellable, error);
}

static void
close_line (gpointer line)
{
  alpr_flock_client_free (line);
}

static const AlprVendorDoor the_door = {
  .open = open_line,
  .pull = pull,
  .add = add,
  .remove = take_off,
  .close = close_line,
  .read_events = alpr_event_log_read,
};

/** alpr_flock_open_door: Gives the acts the way to the vendor; once, when the program starts. */
void
alpr_flock_open_door (void)
{
  alpr_vendor_set_door (&the_door);
}

/** alpr_flock_set_limits: Sets how patient exchanges are, for tests that can't wait. */
void
alpr_flock_set_limits (const AlprFlockLimits *given)
{
  limits = given;
}
