/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who acts. An actor is a person of the book with the rights that the adopted policies give to that
 * person's role. Rights are read anew for every sign-in and every act, so that a role that was
 * taken away takes effect at the next act. The actor of a session knows besides when its person
 * signed in and when they last proved who they are; one that no session made has proved nothing.
 */

#include "alpr-actor-private.h"

#include <string.h>
#include <time.h>

#include "alpr-error.h"

#define ADMINISTRATOR "administrator"

struct _AlprActor
{
  GObject parent_instance;

  char *user_name;    /* owned */
  char *role;         /* owned */
  GHashTable *rights; /* owned, a set of words */

  /* Of alpr_actor_clock(); 0 for never. Used by the thread that owns the session. */
  gint64 signed_in_at;
  gint64 proved_at;
  gboolean excused;
  int pending; /* an AlprPending, atomic: the window looks at it too */
};

G_DEFINE_FINAL_TYPE (AlprActor, alpr_actor, G_TYPE_OBJECT)

static void
alpr_actor_finalize (GObject *object)
{
  AlprActor *self = ALPR_ACTOR (object);

  g_free (self->user_name);
  g_free (self->role);
  g_hash_table_unref (self->rights);
  G_OBJECT_CLASS (alpr_actor_parent_class)->finalize (object);
}

static void
alpr_actor_class_init (AlprActorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_actor_finalize;
}

static void
alpr_actor_init (AlprActor *self)
{
  self->rights = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static gboolean
read_rights (AlprActor *self, AlprStore *store, GError **error)
{
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;

  cursor = alpr_store_query (store, "people/rights",
                             g_variant_new_parsed ("{'role': <%s>}", self->role), error);
  if (cursor == NULL)
    return FALSE;
  while (alpr_cursor_next (cursor, &cause))
    g_hash_table_add (self->rights, g_strdup (alpr_cursor_get_text (cursor, 0)));
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * alpr_actor_load:
 * @store: the book
 * @user_name: who signed in
 * @error: return location for an error
 *
 * Returns: (transfer full): the actor; %NULL with %ALPR_ERROR_DENIED where the book knows no such
 *   person, or one who is suspended or has left
 */
AlprActor *
alpr_actor_load (AlprStore *store, const char *user_name, GError **error)
{
  g_autoptr (AlprActor) self = g_object_new (ALPR_TYPE_ACTOR, NULL);
  g_autoptr (AlprCursor) cursor = NULL;
  g_autoptr (GError) cause = NULL;

  cursor = alpr_store_query (store, "people/find",
                             g_variant_new_parsed ("{'user_name': <%s>}", user_name), error);
  if (cursor == NULL)
    return NULL;
  if (!alpr_cursor_next (cursor, &cause)
      || strcmp (alpr_cursor_get_text (cursor, 1), "active") != 0)
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, "“%s” may not work in this book",
                     user_name);
      return NULL;
    }
  self->user_name = g_strdup (user_name);
  self->role = g_strdup (alpr_cursor_get_text (cursor, 0));
  g_clear_pointer (&cursor, alpr_cursor_free);
  return read_rights (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/** alpr_actor_get_user_name: Returns: (transfer none): the name under which the actor signed in */
const char *
alpr_actor_get_user_name (AlprActor *self)
{
  return self->user_name;
}

/** alpr_actor_get_role: Returns: (transfer none): the actor's role, a word of the profile */
const char *
alpr_actor_get_role (AlprActor *self)
{
  return self->role;
}

/**
 * alpr_actor_has_right:
 * @self: who
 * @right: `read`, `import`, `judge`, `audit`, `finalise`, `report`, `administer` …, or
 *   %ALPR_RIGHT_OWN; several with blanks between them: one of them is enough
 *
 * The administrator of a book has every right, whatever the policies say: else a book whose
 * profile is wrong could never be mended.
 *
 * Returns: whether the actor has it
 */
gboolean
alpr_actor_has_right (AlprActor *self, const char *right)
{
  g_auto (GStrv) rights = g_strsplit (right, " ", -1);

  if (strcmp (self->role, ADMINISTRATOR) == 0 || strcmp (right, ALPR_RIGHT_OWN) == 0)
    return TRUE;
  for (guint i = 0; rights[i] != NULL; i++)
    if (g_hash_table_contains (self->rights, rights[i]))
      return TRUE;
  return FALSE;
}

/** alpr_actor_get_pending: Returns: what had to be done first when it was last looked at */
AlprPending
alpr_actor_get_pending (AlprActor *self)
{
  return (AlprPending)g_atomic_int_get (&self->pending);
}

/* Milliseconds of a clock that nobody can set, and that goes on while the machine sleeps */
gint64
alpr_actor_clock (void)
{
  struct timespec now;

  clock_gettime (CLOCK_BOOTTIME, &now);
  return (gint64)now.tv_sec * 1000 + now.tv_nsec / 1000000 + 1;
}

/* The person has signed in; @excused: without the second factor that the policy asks for. */
void
alpr_actor_sign_in (AlprActor *self, gint64 at, gboolean excused)
{
  self->signed_in_at = at;
  self->proved_at = at;
  self->excused = excused;
}

/* The person has proved once more who they are. */
void
alpr_actor_prove (AlprActor *self, gint64 at)
{
  self->proved_at = at;
}

/* What has to be done first, as it was just looked up. */
void
alpr_actor_set_pending (AlprActor *self, AlprPending pending)
{
  g_atomic_int_set (&self->pending, (int)pending);
}

/* Whether this session goes without the second factor that the policy asks for. So does an actor
 * that no session made: whoever makes one has opened the store, and needs no door. */
gboolean
alpr_actor_is_excused (AlprActor *self)
{
  return self->excused || self->signed_in_at == 0;
}

/* How long ago the person signed in; 0 where no session made the actor */
gint64
alpr_actor_get_session_age (AlprActor *self)
{
  return self->signed_in_at != 0 ? alpr_actor_clock () - self->signed_in_at : 0;
}

/* How long ago the person proved who they are; for ever where no session made the actor */
gint64
alpr_actor_get_proof_age (AlprActor *self)
{
  return self->proved_at != 0 ? alpr_actor_clock () - self->proved_at : G_MAXINT64;
}
