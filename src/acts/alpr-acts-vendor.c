/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Acts on a vendor's side of the hot lists: the connection, which list there is which of ours, and
 * what goes through the connection (alpr-vendor-pull.c, alpr-vendor-push.c). A connection is off
 * until somebody switches it on, and off again after each change of it. Its secret is no input,
 * for inputs are journalled: the inputs name a file whose first line it is, or the caller gives it
 * as the act's data (an AlprSecret).
 *
 * Whatever waits for the network happens before the transaction. An exchange that fails leaves its
 * line in the journal and changes nothing.
 */

#include "alpr-vendor-private.h"

#include <string.h>

#include "alpr-digest.h"

#define LARGEST_AUTHORITY (256 * 1024)

/* What a connection's form and files give, looked at before the transaction */
typedef struct
{
  AlprSecret *secret;
  char *base_url;
  char *token_url;
  char *authority;
} NewConnection;

static void
new_connection_free (NewConnection *given)
{
  g_clear_pointer (&given->secret, alpr_secret_unref);
  g_free (given->base_url);
  g_free (given->token_url);
  g_free (given->authority);
  g_free (given);
}

/** alpr_vendor_text_or_null: Returns: (transfer floating): what a statement gets for a text */
GVariant *
alpr_vendor_text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? g_variant_new_string (text) : g_variant_new ("()");
}

/** alpr_vendor_time_or_null: Returns: (transfer floating): what it gets for an instant */
GVariant *
alpr_vendor_time_or_null (gint64 time)
{
  return time != ALPR_VENDOR_NEVER ? g_variant_new_int64 (time) : g_variant_new ("()");
}

/**
 * alpr_vendor_find_connection:
 *
 * Which connection is meant: the one that was given, or the only one that is on.
 *
 * Returns: %FALSE with %ALPR_ERROR_MISSING or %ALPR_ERROR_FORMAT
 */
gboolean
alpr_vendor_find_connection (AlprActRun *run, gint64 *connection, GError **error)
{
  g_autoptr (GVariant) given = g_variant_lookup_value (run->inputs, "connection", NULL);
  g_autoptr (AlprCursor) cursor = NULL;

  if (given != NULL)
    return alpr_act_run_choice (run, "connection", connection, error);
  cursor = alpr_store_query (run->store, "vendor/find-only", NULL, error);
  if (cursor == NULL || !alpr_cursor_next (cursor, error))
    return FALSE;
  if (alpr_cursor_get_integer (cursor, 1) != 1)
    return alpr_act_fail (error, ALPR_ERROR_MISSING,
                          alpr_cursor_get_integer (cursor, 1) == 0
                              ? "No connection to a vendor is switched on"
                              : "Several connections are switched on; say which one is meant");
  *connection = alpr_cursor_get_integer (cursor, 0);
  return TRUE;
}

/**
 * alpr_vendor_load_access:
 *
 * Returns: (transfer full): what is needed to speak with the vendor; %NULL with
 *   %ALPR_ERROR_MISSING, or with %ALPR_ERROR_REFUSED where the connection is off
 */
AlprVendorAccess *
alpr_vendor_load_access (AlprActRun *run, gint64 connection, GError **error)
{
  g_autoptr (AlprCursor) cursor
      = alpr_store_query (run->store, "vendor/connection",
                          g_variant_new_parsed ("{'connection': <%x>}", connection), error);
  g_autoptr (AlprVendorAccess) access = NULL;
  g_autoptr (GError) cause = NULL;
  const void *secret;
  gsize length = 0;

  if (cursor == NULL)
    return NULL;
  if (!alpr_cursor_next (cursor, &cause))
    {
      if (cause == NULL)
        alpr_act_fail (error, ALPR_ERROR_MISSING, "There is no such connection to a vendor");
      else
        g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (alpr_cursor_get_integer (cursor, 6) == 0)
    {
      alpr_act_fail (error, ALPR_ERROR_REFUSED,
                     "The connection to %s is off; an administrator switches it on",
                     alpr_cursor_get_text (cursor, 0));
      return NULL;
    }
  access = g_new0 (AlprVendorAccess, 1);
  access->system = g_strdup (alpr_cursor_get_text (cursor, 0));
  access->base_url = g_strdup (alpr_cursor_get_text (cursor, 1));
  access->token_url = g_strdup (alpr_cursor_get_text (cursor, 2));
  access->client_id = g_strdup (alpr_cursor_get_text (cursor, 3));
  secret = alpr_cursor_get_blob (cursor, 4, &length);
  access->secret = alpr_secret_new (secret, length);
  access->authority = g_strdup (alpr_cursor_get_text (cursor, 5));
  return g_steal_pointer (&access);
}

/* An address without what could lead elsewhere; its last slash is left out. */
static char *
read_address (AlprActRun *run, const char *input, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (alpr_act_run_text (run, input)));
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);

  if (uri == NULL || strcmp (g_uri_get_scheme (uri), "https") != 0 || g_uri_get_host (uri) == NULL
      || *g_uri_get_host (uri) == '\0')
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT,
                     "“%s” must be an address as https://api.example.com/api/v3", input);
      return NULL;
    }
  if (g_uri_get_userinfo (uri) != NULL || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL)
    {
      alpr_act_fail (error, ALPR_ERROR_FORMAT,
                     "“%s” must be an address without a name, a question mark or a hash in it",
                     input);
      return NULL;
    }
  while (g_str_has_suffix (text, "/"))
    text[strlen (text) - 1] = '\0';
  return g_steal_pointer (&text);
}

static void
note_authority (AlprActRun *run, const char *text)
{
  g_autofree char *digest = alpr_digest_hex (text, strlen (text));

  run->detail = g_strdup_printf ("authority sha256 %s", digest);
}

/* Certificates in PEM; they are public, but a private key beside them would not be. */
static gboolean
read_authority (AlprActRun *run, char **authority, GError **error)
{
  const char *path = alpr_act_run_text (run, "authority");
  g_autofree char *text = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autoptr (GError) cause = NULL;
  gsize length = 0;

  if (path == NULL)
    return TRUE;
  if (!g_file_get_contents (path, &text, &length, &cause))
    return alpr_act_fail (error, ALPR_ERROR_MISSING, "“authority” can't be read: %s",
                          cause->message);
  if (length > LARGEST_AUTHORITY || strlen (text) != length
      || strstr (text, "PRIVATE KEY") != NULL)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT,
                          "“authority” must be a file with certificates only (PEM)");
  certificate = g_tls_certificate_new_from_pem (text, (gssize)length, &cause);
  if (certificate == NULL)
    return alpr_act_fail (error, ALPR_ERROR_FORMAT, "“authority” holds no certificate (PEM): %s",
                          cause->message);
  note_authority (run, text);
  *authority = g_steal_pointer (&text);
  return TRUE;
}

static AlprSecret *
read_secret (AlprActRun *run, GError **error)
{
  const char *path = alpr_act_run_text (run, "secret");

  if (run->data != NULL)
    return alpr_secret_ref (run->data);
  if (path != NULL)
    return alpr_secret_read_file (path, error);
  alpr_act_fail (error, ALPR_ERROR_FORMAT, "“secret” names the file with the secret");
  return NULL;
}

static gboolean
prepare_connect (AlprActRun *run, GError **error)
{
  NewConnection *given = g_new0 (NewConnection, 1);

  run->prepared = given;
  run->free_prepared = (GDestroyNotify)new_connection_free;
  given->base_url = read_address (run, "base_url", error);
  given->token_url = given->base_url != NULL ? read_address (run, "token_url", error) : NULL;
  given->secret = given->token_url != NULL ? read_secret (run, error) : NULL;
  return given->secret != NULL && read_authority (run, &given->authority, error);
}

static GVariant *
wrap_secret (AlprSecret *secret)
{
  gsize length;
  const guint8 *bytes = alpr_secret_get_data (secret, &length);

  return g_variant_new_from_data (G_VARIANT_TYPE_BYTESTRING, bytes, length, TRUE,
                                  (GDestroyNotify)alpr_secret_unref, alpr_secret_ref (secret));
}

static gboolean
connect_vendor (AlprActRun *run, GError **error)
{
  NewConnection *given = run->prepared;
  g_autofree char *system = g_strstrip (g_strdup (alpr_act_run_text (run, "system")));
  g_autofree char *client_id = g_strstrip (g_strdup (alpr_act_run_text (run, "client_id")));
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&dict, "system", "s", system);
  g_variant_dict_insert (&dict, "base_url", "s", given->base_url);
  g_variant_dict_insert (&dict, "token_url", "s", given->token_url);
  g_variant_dict_insert (&dict, "client_id", "s", client_id);
  g_variant_dict_insert_value (&dict, "secret", wrap_secret (given->secret));
  g_variant_dict_insert_value (&dict, "authority", alpr_vendor_text_or_null (given->authority));
  g_variant_dict_insert (&dict, "now", "x", run->now);
  g_variant_dict_insert (&dict, "who", "s", alpr_actor_get_user_name (run->actor));
  if (!alpr_store_run (run->store, "vendor/connect", g_variant_dict_end (&dict), error)
      || !alpr_store_get_number (run->store, "vendor/find-by-system",
                                 g_variant_new_parsed ("{'system': <%s>}", system), &run->subject,
                                 error))
    return FALSE;
  run->result = g_variant_new_parsed ("{'id': <%x>}", run->subject);
  return TRUE;
}

static const AlprInput connect_inputs[] = {
  { "system", "s", TRUE, N_ ("Vendor’s system, as “Flock”") },
  { "base_url", "s", TRUE, N_ ("Address of its interface") },
  { "token_url", "s", TRUE, N_ ("Address that gives tokens") },
  { "client_id", "s", TRUE, N_ ("Client id") },
  { "secret", "s", FALSE, N_ ("Client secret"), ALPR_INPUT_SECRET },
  { "authority", "s", FALSE, N_ ("Certificates to trust besides (PEM)"), ALPR_INPUT_OPEN },
  { NULL },
};
static const AlprInput one_inputs[] = {
  { "connection", "x", TRUE, N_ ("Connection"), ALPR_INPUT_PLAIN, "vendor-connections" },
  { NULL },
};
static const AlprInput maybe_inputs[] = {
  { "connection", "x", FALSE, N_ ("Connection"), ALPR_INPUT_PLAIN, "vendor-connections" },
  { NULL },
};
static const AlprInput link_inputs[] = {
  { "vendor_list", "x", TRUE, N_ ("The vendor’s list"), ALPR_INPUT_PLAIN, "vendor-lists" },
  { "hot_list", "x", FALSE, N_ ("Hot list of ours"), ALPR_INPUT_PLAIN, "own-hot-lists" },
  { NULL },
};
static const AlprInput take_off_inputs[] = {
  { "vendor_entry", "x", TRUE, N_ ("Entry at the vendor") },
  { "reason", "s", TRUE, N_ ("Reason"), ALPR_INPUT_NOTE },
  { NULL },
};
static const AlprInput events_inputs[] = {
  { "file", "s", TRUE, N_ ("The vendor’s event log (CSV)"), ALPR_INPUT_OPEN },
  { NULL },
};

static const AlprAct connect_act = {
  .name = "vendor/connect",
  .title = N_ ("Put the way to a vendor’s interface on record"),
  .right = "administer",
  .inputs = connect_inputs,
  .func = connect_vendor,
  .prepare = prepare_connect,
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct enable_act = {
  .name = "vendor/enable",
  .title = N_ ("Switch the connection to a vendor on"),
  .right = "administer",
  .inputs = one_inputs,
  .func = alpr_act_run_statement,
  .subject = "connection",
  .nothing = N_ ("This connection is on already"),
  .flags = ALPR_ACT_PRIVILEGED,
};
static const AlprAct disable_act = {
  .name = "vendor/disable",
  .title = N_ ("Switch the connection to a vendor off"),
  .right = "administer",
  .inputs = one_inputs,
  .func = alpr_act_run_statement,
  .subject = "connection",
  .nothing = N_ ("This connection is off already"),
};
static const AlprAct forget_act = {
  .name = "vendor/forget",
  .title = N_ ("Forget the way to a vendor, with its secret"),
  .right = "administer",
  .inputs = one_inputs,
  .func = alpr_act_run_statement,
  .subject = "connection",
  .nothing = N_ ("This connection is forgotten already"),
};
static const AlprAct link_act = {
  .name = "vendor/link-list",
  .title = N_ ("Say which hot list a list of the vendor’s is"),
  .right = "administer",
  .inputs = link_inputs,
  .func = alpr_act_run_statement,
  .subject = "vendor_list",
  .nothing = N_ ("These lists are linked in this way already"),
};
static const AlprAct pull_act = {
  .name = "vendor/pull",
  .title = N_ ("Read what stands on the lists at a vendor"),
  .right = "administer",
  .inputs = maybe_inputs,
  .func = alpr_vendor_pull,
  .prepare = alpr_vendor_prepare_pull,
};
static const AlprAct push_act = {
  .name = "vendor/push",
  .title = N_ ("Bring the vendor’s lists up to date with what is approved here"),
  .right = "administer",
  .inputs = maybe_inputs,
  .func = alpr_vendor_push,
  .prepare = alpr_vendor_prepare_push,
};
static const AlprAct take_off_act = {
  .name = "vendor/take-off",
  .title = N_ ("Take an entry that nobody approved off the vendor’s list"),
  .right = "administer",
  .inputs = take_off_inputs,
  .func = alpr_vendor_take_off,
  .prepare = alpr_vendor_prepare_take_off,
};
static const AlprAct events_act = {
  .name = "vendor/take-in-events",
  .title = N_ ("Take in the vendor’s event log"),
  .right = "administer",
  .inputs = events_inputs,
  .func = alpr_vendor_take_in_events,
  .prepare = alpr_vendor_prepare_events,
};

const AlprAct *const alpr_acts_vendor[]
    = { &connect_act, &enable_act,   &disable_act,  &forget_act, &link_act,
        &pull_act,    &push_act,     &take_off_act, &events_act, NULL };
