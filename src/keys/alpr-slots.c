/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The key-slot file, `<book>.keys`: the book's key, wrapped once for each person who may sign in.
 * It is a text file in GKeyFile's form:
 *
 *   [book]
 *   id=…                     the book's id
 *   format=1
 *   notice=…                 what is shown before a sign-in, where the profile has words of its own
 *
 *   [slot-1]
 *   kind=passphrase
 *   user=…
 *   kdf=pbkdf2-hmac-sha512
 *   rounds=600000            never fewer
 *   salt=…                   hexadecimal, 16 to 64 bytes, as are the next three
 *   nonce=…                  12 bytes
 *   wrapped=…                32 bytes: AES-256-GCM of the book's key
 *   tag=…                    16 bytes
 *
 * GCM's additional data are book id, kind, user, kdf, rounds and salt, each after its length, so no
 * field can be changed and no slot moved to another book. Slots of a kind that this program does
 * not know are kept as they are. Nothing in the file is secret by itself, but it lets who has it
 * try passphrases; it is made readable for its owner only.
 *
 * The notice stands here because nobody can read the book before they have signed in. Nothing binds
 * it: who can write to the folder can change what it says, until the next sign-in that may write.
 *
 * A wrong passphrase and an unknown user get the same sentence after the same work.
 */

#include "alpr-slots.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "alpr-error.h"
#include "alpr-slot.h"

#define FORMAT 1

struct _AlprSlots
{
  GObject parent_instance;
  /* Owned: the file as it is, with slots that we don't know. */
  GKeyFile *file;
  char *book_id;
};

G_DEFINE_FINAL_TYPE (AlprSlots, alpr_slots, G_TYPE_OBJECT)

static gboolean
is_ours (AlprSlots *self, const char *group)
{
  g_autofree char *kind = g_key_file_get_string (self->file, group, "kind", NULL);

  return g_str_has_prefix (group, "slot-") && g_strcmp0 (kind, ALPR_SLOT_KIND) == 0;
}

/* The groups that are passphrase slots, in the file's order */
static GPtrArray *
list_groups (AlprSlots *self)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) groups = g_key_file_get_groups (self->file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    if (is_ours (self, groups[i]))
      g_ptr_array_add (found, g_strdup (groups[i]));
  return found;
}

/* The group of @user's slot, its fields in @slot; NULL where there is none */
static char *
find_slot (AlprSlots *self, const char *user, AlprSlot *slot)
{
  g_autoptr (GPtrArray) groups = list_groups (self);

  for (guint i = 0; i < groups->len; i++)
    {
      g_auto (AlprSlot) read = { 0 };

      if (alpr_slot_read (self->file, groups->pdata[i], &read) != NULL
          || strcmp (read.user, user) != 0)
        continue;
      *slot = read;
      read = (AlprSlot){ 0 };
      return g_strdup (groups->pdata[i]);
    }
  return NULL;
}

static char *
find_free_group (AlprSlots *self)
{
  for (int i = 1;; i++)
    {
      g_autofree char *group = g_strdup_printf ("slot-%d", i);

      if (!g_key_file_has_group (self->file, group))
        return g_steal_pointer (&group);
    }
}

static gboolean
fail_on_file (const char *path, const char *why, GError **error)
{
  /* The reason may quote the file, which may hold any bytes. */
  g_autofree char *words = g_utf8_make_valid (why, -1);

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DAMAGED, "The key-slot file “%s” is damaged: %s", path,
               words);
  return FALSE;
}

static gboolean
check_slots (AlprSlots *self, const char *path, GError **error)
{
  g_autoptr (GPtrArray) groups = list_groups (self);
  g_autoptr (GHashTable) users = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      g_auto (AlprSlot) slot = { 0 };
      const char *fault = alpr_slot_read (self->file, groups->pdata[i], &slot);
      g_autofree char *why = NULL;

      if (fault == NULL && !g_hash_table_add (users, g_strdup (slot.user)))
        fault = "its user has another slot already";
      if (fault == NULL)
        continue;
      why = g_strdup_printf ("[%s]: %s", (char *)groups->pdata[i], fault);
      return fail_on_file (path, why, error);
    }
  return groups->len > 0 || fail_on_file (path, "it has no slot that this program can open", error);
}

static gboolean
check_book (AlprSlots *self, const char *path, GError **error)
{
  g_autofree char *format = g_key_file_get_string (self->file, "book", "format", NULL);
  gint64 number;

  self->book_id = g_key_file_get_string (self->file, "book", "id", NULL);
  if (self->book_id == NULL || *self->book_id == '\0')
    return fail_on_file (path, "it names no book", error);
  if (format == NULL || !g_ascii_string_to_signed (format, 10, 1, G_MAXINT, &number, NULL))
    return fail_on_file (path, "its format is no number", error);
  if (number == FORMAT)
    return TRUE;
  g_set_error (
      error, ALPR_ERROR, ALPR_ERROR_SCHEMA,
      "The key-slot file “%s” was made by a newer ALPR Desk (format %d, this program knows "
      "%d)",
      path, (int)number, FORMAT);
  return FALSE;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "“%s” can't be written to the disk: %s",
                 folder, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return synced;
}

static void
alpr_slots_finalize (GObject *object)
{
  AlprSlots *self = ALPR_SLOTS (object);

  g_key_file_unref (self->file);
  g_free (self->book_id);
  G_OBJECT_CLASS (alpr_slots_parent_class)->finalize (object);
}

static void
alpr_slots_class_init (AlprSlotsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = alpr_slots_finalize;
}

static void
alpr_slots_init (AlprSlots *self)
{
  self->file = g_key_file_new ();
}

/**
 * alpr_slots_path_for:
 * @book_path: a book, which need not be there yet
 *
 * Returns: (transfer full): where its key slots lie: beside the book itself, where @book_path is a
 *   link to it
 */
char *
alpr_slots_path_for (const char *book_path)
{
  char real[PATH_MAX];

  return g_strconcat (realpath (book_path, real) != NULL ? real : book_path, ".keys", NULL);
}

/**
 * alpr_slots_new:
 * @book_id: the book's id
 *
 * Returns: (transfer full): key slots without a slot
 */
AlprSlots *
alpr_slots_new (const char *book_id)
{
  AlprSlots *self = g_object_new (ALPR_TYPE_SLOTS, NULL);

  self->book_id = g_strdup (book_id);
  g_key_file_set_string (self->file, "book", "id", book_id);
  g_key_file_set_integer (self->file, "book", "format", FORMAT);
  return self;
}

/**
 * alpr_slots_load:
 * @path: a key-slot file
 * @error: return location for an error
 *
 * Returns: (transfer full): the slots; %NULL with %ALPR_ERROR_MISSING or %ALPR_ERROR_STORE (file),
 *   %ALPR_ERROR_DAMAGED with what is wrong, %ALPR_ERROR_SCHEMA (a newer format)
 */
AlprSlots *
alpr_slots_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) cause = NULL;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, &cause))
    {
      g_set_error (error, ALPR_ERROR,
                   g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT) ? ALPR_ERROR_MISSING
                                                                             : ALPR_ERROR_STORE,
                   "The key-slot file can't be read: %s", cause->message);
      return NULL;
    }
  return alpr_slots_parse (text, length, path, error);
}

/**
 * alpr_slots_parse:
 * @text: (array length=length): what stands in a key-slot file
 * @length: its length
 * @path: where it stands, for the error
 * @error: return location for an error
 *
 * Returns: (transfer full): the slots; %NULL with %ALPR_ERROR_DAMAGED or %ALPR_ERROR_SCHEMA
 */
AlprSlots *
alpr_slots_parse (const char *text, gsize length, const char *path, GError **error)
{
  g_autoptr (AlprSlots) self = g_object_new (ALPR_TYPE_SLOTS, NULL);
  g_autoptr (GError) cause = NULL;

  if (!g_key_file_load_from_data (self->file, text, length, G_KEY_FILE_KEEP_COMMENTS, &cause))
    {
      fail_on_file (path, cause->message, error);
      return NULL;
    }
  if (!check_book (self, path, error) || !check_slots (self, path, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * alpr_slots_save:
 * @self: key slots
 * @path: where to
 * @error: return location for an error
 *
 * Replaces the file at once and whole: who looks sees the old one or the new one, after a power cut
 * too.
 *
 * Returns: %FALSE with %ALPR_ERROR_STORE, and the old file is still there
 */
gboolean
alpr_slots_save (AlprSlots *self, const char *path, GError **error)
{
  gsize length;
  g_autofree char *text = g_key_file_to_data (self->file, &length, NULL);
  g_autoptr (GError) cause = NULL;

  if (!g_file_set_contents_full (path, text, (gssize)length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &cause))
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_STORE, "The key slots can't be written: %s",
                   cause->message);
      return FALSE;
    }
  return sync_folder (path, error);
}

/** alpr_slots_get_book_id: Returns: (transfer none): the id of the book that the slots open */
const char *
alpr_slots_get_book_id (AlprSlots *self)
{
  return self->book_id;
}

/** alpr_slots_get_notice: Returns: (transfer full) (nullable): what is shown before a sign-in */
char *
alpr_slots_get_notice (AlprSlots *self)
{
  return g_key_file_get_string (self->file, "book", "notice", NULL);
}

/** alpr_slots_set_notice: Keeps what is shown before a sign-in; %NULL for nothing of one's own */
void
alpr_slots_set_notice (AlprSlots *self, const char *notice)
{
  if (notice != NULL)
    g_key_file_set_string (self->file, "book", "notice", notice);
  else
    g_key_file_remove_key (self->file, "book", "notice", NULL);
}

/** alpr_slots_list_users: Returns: (transfer full): who can sign in with a passphrase */
char **
alpr_slots_list_users (AlprSlots *self)
{
  g_autoptr (GPtrArray) groups = list_groups (self);
  char **users = g_new0 (char *, groups->len + 1);

  for (guint i = 0; i < groups->len; i++)
    users[i] = g_key_file_get_string (self->file, groups->pdata[i], "user", NULL);
  return users;
}

/**
 * alpr_slots_add:
 * @self: key slots
 * @user: who
 * @passphrase: that person's passphrase
 * @book_key: the book's key, 32 bytes
 * @error: return location for an error
 *
 * Lets @user sign in with @passphrase. A slot that @user has already is replaced: that is how a
 * passphrase is changed.
 *
 * Returns: %FALSE with %ALPR_ERROR_FORMAT (no name) or %ALPR_ERROR_STORE; then nothing has changed
 */
gboolean
alpr_slots_add (AlprSlots *self, const char *user, AlprSecret *passphrase, AlprSecret *book_key,
                GError **error)
{
  g_auto (AlprSlot) slot = { .user = g_strdup (user) };
  g_auto (AlprSlot) old = { 0 };
  g_autofree char *group = NULL;
  gsize length;

  alpr_secret_get_data (book_key, &length);
  if (*user == '\0' || !g_utf8_validate (user, -1, NULL) || length != ALPR_BOOK_KEY_LENGTH)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                   "A key slot needs a user name and a book’s key");
      return FALSE;
    }
  if (!alpr_slot_seal (&slot, self->book_id, passphrase, book_key, error))
    return FALSE;
  group = find_slot (self, user, &old);
  if (group == NULL)
    group = find_free_group (self);
  alpr_slot_write (&slot, self->file, group);
  return TRUE;
}

/**
 * alpr_slots_remove:
 * @self: key slots
 * @user: who shall no longer sign in
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_MISSING (no such user) or %ALPR_ERROR_REFUSED (the last slot: no
 *   one could open the book any more)
 */
gboolean
alpr_slots_remove (AlprSlots *self, const char *user, GError **error)
{
  g_autoptr (GPtrArray) groups = list_groups (self);
  g_auto (AlprSlot) slot = { 0 };
  g_autofree char *group = find_slot (self, user, &slot);

  if (group == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_MISSING, "“%s” has no key slot", user);
      return FALSE;
    }
  if (groups->len == 1)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_REFUSED,
                   "“%s” has the last key slot; without it nobody could open the book", user);
      return FALSE;
    }
  return g_key_file_remove_group (self->file, group, error);
}

/**
 * alpr_slots_unlock:
 * @self: key slots
 * @user: who
 * @passphrase: that person's passphrase
 * @error: return location for an error
 *
 * Returns: (transfer full): the book's key; %NULL with %ALPR_ERROR_DENIED, in one sentence
 * whichever part was wrong
 */
AlprSecret *
alpr_slots_unlock (AlprSlots *self, const char *user, AlprSecret *passphrase, GError **error)
{
  g_auto (AlprSlot) slot = { 0 };
  g_autofree char *group = find_slot (self, user, &slot);
  g_autoptr (AlprSecret) key = NULL;
  g_autoptr (GError) cause = NULL;

  if (group == NULL)
    alpr_slot_make_up (&slot, user);
  key = alpr_slot_open (&slot, self->book_id, passphrase, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (key != NULL && group != NULL)
    return g_steal_pointer (&key);
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_DENIED, ALPR_SLOTS_DENIED);
  return NULL;
}
