/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The journal: who did what, when, with which inputs, and how it ended. Lines are only ever added
 * (triggers of the schema), and each is hashed over the one before, so that a line that was
 * changed, taken out or put in shows. Acts, sessions, exports and looks at the journal write here.
 *
 * The hash of a line is the SHA-256, in lower-case hexadecimal, of
 *
 *   "alpr-journal-1\n"
 *   then eight fields, each as its length in bytes, a colon, its UTF-8 bytes, and a newline:
 *   number · at · who · act · outcome · inputs · detail · previous
 *
 * where numbers are written in decimal, `inputs` is the text form of a GVariant a{sv} with types,
 * and `previous` is the hash of the line before, or 64 zeros. Lengths make it unambiguous: no text
 * can be moved from one field to the next. What the chain can't show is that its end is missing;
 * who keeps the head elsewhere (a printed report, a mail) can.
 *
 * A reader may add lines too, in a transaction of their own: looking is journalled. So are
 * sign-ins, and what counts with them (failures, locks, accepted codes) is written in the same way.
 */

#include "alpr-store-private.h"

#include <string.h>

#include "alpr-digest.h"
#include "alpr-error.h"
#include "alpr-time.h"

#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"
#define FIELDS 8
#define MARK "alpr-journal-1\n"
#define LINES_BETWEEN_LOOKS 4096

static const char *const outcome_words[] = { "done", "refused", "denied", "failed" };

static void
hash_field (AlprDigest *digest, const char *text)
{
  char head[24];
  gsize length = strlen (text);
  int n = g_snprintf (head, sizeof head, "%" G_GSIZE_FORMAT ":", length);

  alpr_digest_update (digest, head, (gsize)n);
  alpr_digest_update (digest, text, length);
  alpr_digest_update (digest, "\n", 1);
}

/* @fields: number, at, who, act, outcome, inputs, detail, previous */
static char *
hash_line (AlprDigest *digest, const char *const fields[FIELDS])
{
  alpr_digest_update (digest, MARK, strlen (MARK));
  for (guint i = 0; i < FIELDS; i++)
    hash_field (digest, fields[i]);
  return alpr_digest_finish_hex (digest);
}

static char *
print_inputs (GVariant *inputs)
{
  return inputs != NULL ? g_variant_print (inputs, TRUE) : g_strdup ("@a{sv} {}");
}

/* Number and hash of the last line; 0 and zeros where there is none */
static gboolean
read_head (AlprStore *store, gint64 *number, char **hash, GError **error)
{
  g_autoptr (AlprCursor) cursor = alpr_store_query (store, "journal/head", NULL, error);
  g_autoptr (GError) cause = NULL;

  if (cursor == NULL)
    return FALSE;
  if (alpr_cursor_next (cursor, &cause))
    {
      *number = alpr_cursor_get_integer (cursor, 0);
      *hash = g_strdup (alpr_cursor_get_text (cursor, 1));
      return TRUE;
    }
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  *number = 0;
  *hash = g_strdup (NO_HASH);
  return TRUE;
}

/**
 * alpr_journal_begin:
 * @store: a book, opened for writing or reading, in no transaction
 * @error: return location for an error
 *
 * Begins a transaction of the journal's own, for a reader too: what a sign-in has to leave in the
 * book (a line, a failure, the step of a code) is written in it.
 *
 * Returns: whether it has begun; then alpr_journal_end() ends it
 */
gboolean
alpr_journal_begin (AlprStore *store, GError **error)
{
  if (store->mode == ALPR_STORE_READER
      && !alpr_store_exec (store, "PRAGMA query_only = OFF", error))
    return FALSE;
  if (alpr_store_exec (store, "BEGIN IMMEDIATE", error))
    {
      store->in_journal = TRUE;
      return TRUE;
    }
  if (store->mode == ALPR_STORE_READER)
    alpr_store_exec (store, "PRAGMA query_only = ON", NULL);
  return FALSE;
}

/**
 * alpr_journal_end:
 * @store: a book in a transaction of the journal's own
 * @keep: whether what was written is kept
 * @error: return location for an error
 *
 * Returns: whether it was kept: then all of it stands in the book
 */
gboolean
alpr_journal_end (AlprStore *store, gboolean keep, GError **error)
{
  gboolean kept = keep && alpr_store_exec (store, "COMMIT", error);

  if (!kept && !sqlite3_get_autocommit (store->db))
    alpr_store_exec (store, "ROLLBACK", NULL);
  store->in_journal = FALSE;
  if (store->mode == ALPR_STORE_READER)
    alpr_store_exec (store, "PRAGMA query_only = ON", NULL);
  return kept;
}

/* Adds a line in the transaction that is open. The counts of the last act's run stay as they are.
 */
gboolean
alpr_journal_write (AlprStore *store, const char *who, const char *act, AlprOutcome outcome,
                    GVariant *inputs, const char *detail, GError **error)
{
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  g_autofree char *text = print_inputs (inputs);
  g_autofree char *words = g_utf8_make_valid (detail != NULL ? detail : "", -1);
  g_autofree char *previous = NULL;
  g_autofree char *number = NULL;
  g_autofree char *at = NULL;
  g_autofree char *hash = NULL;
  gint64 last_id = store->last_id;
  gint64 changes = store->changes;
  gint64 now = alpr_time_now ();
  gint64 last;
  gboolean done;

  if (!read_head (store, &last, &previous, error))
    return FALSE;
  number = g_strdup_printf ("%" G_GINT64_FORMAT, last + 1);
  at = g_strdup_printf ("%" G_GINT64_FORMAT, now);
  hash = hash_line (digest, (const char *[]){ number, at, who, act, outcome_words[outcome], text,
                                              words, previous });
  done = alpr_store_run (store, "journal/append",
                         g_variant_new_parsed ("{'number': <%x>, 'at': <%x>, 'who': <%s>, "
                                               "'act': <%s>, 'outcome': <%s>, 'inputs': <%s>, "
                                               "'detail': <%s>, 'previous': <%s>, 'hash': <%s>}",
                                               last + 1, now, who, act, outcome_words[outcome],
                                               text, words, previous, hash),
                         error);
  store->last_id = last_id;
  store->changes = changes;
  return done;
}

/**
 * alpr_journal_append:
 * @store: a book, opened for writing or reading
 * @who: the user name
 * @act: what was done, as `audits/judge`
 * @outcome: how it ended
 * @inputs: (nullable): a{sv}, with what; a floating one is sunk
 * @detail: (nullable): what else is to be said, in words
 * @error: return location for an error
 *
 * Adds a line, in the transaction that is open or, where none is, in one of its own.
 *
 * Returns: whether the line was written
 */
gboolean
alpr_journal_append (AlprStore *store, const char *who, const char *act, AlprOutcome outcome,
                     GVariant *inputs, const char *detail, GError **error)
{
  g_autoptr (GVariant) own = inputs != NULL ? g_variant_ref_sink (inputs) : NULL;
  gboolean written;

  if (!alpr_store_check_transaction (store, error))
    return FALSE;
  if (store->in_journal || (store->in_transaction && store->mode == ALPR_STORE_WRITER))
    return alpr_journal_write (store, who, act, outcome, own, detail, error);
  if (!alpr_journal_begin (store, error))
    return FALSE;
  written = alpr_journal_write (store, who, act, outcome, own, detail, error);
  return alpr_journal_end (store, written, written ? error : NULL);
}

/**
 * alpr_journal_get_head:
 * @store: a book
 * @entries: (out) (optional): the number of the last line
 * @error: return location for an error
 *
 * Returns: (transfer full): the hash of the last line, 64 zeros where there is none
 */
char *
alpr_journal_get_head (AlprStore *store, gint64 *entries, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 number;

  if (!read_head (store, &number, &hash, error))
    return NULL;
  if (entries != NULL)
    *entries = number;
  return g_steal_pointer (&hash);
}

/* What is wrong with a line, after @found's last one; NULL where nothing is */
static char *
judge_line (AlprCursor *line, AlprDigest *digest, const AlprVerification *found)
{
  gint64 number = alpr_cursor_get_integer (line, 0);
  const char *fields[FIELDS];
  g_autofree char *hash = NULL;

  for (int i = 0; i < FIELDS; i++)
    fields[i] = alpr_cursor_get_text (line, i);
  if (number != found->entries + 1)
    return g_strdup_printf ("line %" G_GINT64_FORMAT " of the journal is missing",
                            found->entries + 1);
  if (strcmp (fields[FIELDS - 1], found->head) != 0)
    return g_strdup_printf ("line %" G_GINT64_FORMAT " of the journal does not follow the line "
                            "before it",
                            number);
  hash = hash_line (digest, fields);
  if (strcmp (hash, alpr_cursor_get_text (line, FIELDS)) != 0)
    return g_strdup_printf ("line %" G_GINT64_FORMAT " of the journal is not as it was written "
                            "(%s, %s)",
                            number, fields[2], fields[3]);
  return NULL;
}

/* Walks the chain from its first line; sets @found's head and entries to the last good line, and
 * its first difference. Returns FALSE with an error only where the journal can't be read. */
gboolean
alpr_journal_walk (AlprStore *store, GCancellable *cancellable, AlprVerification *found,
                   GError **error)
{
  g_autoptr (AlprDigest) digest = alpr_digest_new ();
  g_autoptr (AlprCursor) line = alpr_store_query (store, "journal/walk", NULL, error);
  g_autoptr (GError) cause = NULL;

  if (line == NULL)
    return FALSE;
  found->head = g_strdup (NO_HASH);
  while (found->first_difference == NULL && alpr_cursor_next (line, &cause))
    {
      found->first_difference = judge_line (line, digest, found);
      if (found->first_difference != NULL)
        break;
      found->entries++;
      g_free (found->head);
      found->head = g_strdup (alpr_cursor_get_text (line, FIELDS));
      if (found->entries % LINES_BETWEEN_LOOKS == 0
          && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  if (cause == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}
