/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Questions to the interface with all that is around them: the token, patience, and words for what
 * went wrong.
 *
 * A token is asked for when there is none or it has run out, is kept in memory only, and is asked
 * for anew once when the vendor doesn't know it any more. Where the vendor is busy (429) it is
 * asked again after the rest that it wants, or after a growing one with some chance in it, so that
 * many desks don't come back at once. What failed on the way, or at the vendor (5xx), is asked
 * again only if asking twice does no harm. All of this has an end.
 *
 * No message holds the secret or the token, also where the vendor's own words do.
 */

#include "alpr-flock-ask.h"

#include <string.h>

#include "alpr-error.h"
#include "alpr-flock-json.h"
#include "alpr-flock-wait.h"

#define AUDIENCE "com.flocksafety.integrations"
#define FORM "application/x-www-form-urlencoded"
#define MARGIN 60 /* seconds before its end at which a token isn't used any more */
#define TOKEN_TITLE "POST for a token"

struct _AlprFlockAsk
{
  AlprFlockHttp *http; /* owned */
  const AlprFlockLimits *limits;

  /* Owned */
  char *base_url;
  char *token_url;
  char *client_id;
  AlprSecret *secret;
  AlprSecret *token; /* nullable */
  gint64 token_until; /* monotonic, microseconds */
};

/** alpr_flock_ask_free: Ends the connection, and wipes secret and token. */
void
alpr_flock_ask_free (AlprFlockAsk *self)
{
  g_clear_pointer (&self->http, alpr_flock_http_free);
  g_clear_pointer (&self->secret, alpr_secret_unref);
  g_clear_pointer (&self->token, alpr_secret_unref);
  g_free (self->base_url);
  g_free (self->token_url);
  g_free (self->client_id);
  g_free (self);
}

/** alpr_flock_ask_new: Returns: (transfer full): ready to ask; nothing is sent yet */
AlprFlockAsk *
alpr_flock_ask_new (const AlprVendorAccess *access, const AlprFlockLimits *limits, GError **error)
{
  AlprFlockHttp *http = alpr_flock_http_new (access->authority, limits, error);
  AlprFlockAsk *self;

  if (http == NULL)
    return NULL;
  self = g_new0 (AlprFlockAsk, 1);
  self->http = http;
  self->limits = limits;
  self->base_url = g_strdup (access->base_url);
  self->token_url = g_strdup (access->token_url);
  self->client_id = g_strdup (access->client_id);
  self->secret = alpr_secret_ref (access->secret);
  return self;
}

/* The vendor's words without what must not be told */
static char *
scrub (AlprFlockAsk *self, char *words)
{
  AlprSecret *secrets[] = { self->secret, self->token };
  GString *clean = g_string_new (words);

  g_free (words);
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    if (secrets[i] != NULL)
      g_string_replace (clean, (const char *)alpr_secret_get_data (secrets[i], NULL), "***", 0);
  return g_string_free (clean, FALSE);
}

static const char *
name_status (guint status)
{
  switch (status)
    {
    case 400:
      return "the vendor takes it for wrong";
    case 401:
      return "the vendor does not accept who asks";
    case 403:
      return "the vendor does not allow it";
    case 404:
      return "the vendor has no such list";
    case 413:
      return "the list would become larger than the vendor allows";
    case 429:
      return "the vendor is asked too often";
    default:
      return status >= 500 ? "the vendor’s system has a fault" : "the vendor refuses";
    }
}

static void
tell_status (AlprFlockAsk *self, const char *title, const AlprFlockAnswer *answer, GError **error)
{
  g_autofree char *trouble
      = scrub (self, alpr_flock_json_read_trouble ((const char *)answer->body->data));

  g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR, "%s: %s (%u%s%s)", title,
               name_status (answer->status), answer->status, *trouble != '\0' ? ", " : "",
               trouble);
}

/* Before the next try: what the vendor wants, or twice as long as before, with chance in it */
static gboolean
rest (AlprFlockAsk *self, const char *title, guint try, const AlprFlockAnswer *answer,
      GCancellable *cancellable, GError **error)
{
  gint64 wait = (gint64)self->limits->first_wait << MIN (try, 16);

  if (answer->status == 429 && answer->retry_after >= 0)
    wait = answer->retry_after * 1000;
  if (wait > self->limits->longest_wait && answer->status == 429 && answer->retry_after >= 0)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
                   "%s: the vendor is asked too often, and wants a rest of %" G_GINT64_FORMAT
                   " seconds; try again then",
                   title, answer->retry_after);
      return FALSE;
    }
  wait = MIN (wait, self->limits->longest_wait);
  if (answer->retry_after < 0)
    wait = wait / 2 + g_random_int_range (0, (gint32)wait + 1);
  return alpr_flock_wait ((guint)wait, cancellable, error);
}

static gboolean
may_ask_again (const AlprFlockAnswer *answer, gboolean came, gboolean lasting, gboolean repeatable)
{
  if (came && answer->status == 429)
    return TRUE;
  return repeatable && ((came && answer->status >= 500) || (!came && !lasting));
}

/* Asks until there is an answer that asking again wouldn't change, or the tries are over. */
static gboolean
ask_patiently (AlprFlockAsk *self, const AlprFlockQuestion *question, const AlprFlockCall *call,
               AlprFlockAnswer *answer, GCancellable *cancellable, GError **error)
{
  for (guint try = 0;; try++)
    {
      g_autoptr (GError) cause = NULL;
      gboolean lasting = FALSE;
      gboolean came;

      alpr_flock_answer_clear (answer);
      memset (answer, 0, sizeof *answer);
      answer->retry_after = -1;
      came = alpr_flock_http_ask (self->http, question, answer, &lasting, cancellable, &cause);
      if (try + 1 < self->limits->tries
          && may_ask_again (answer, came, lasting, call->repeatable))
        {
          if (!rest (self, call->title, try, answer, cancellable, error))
            return FALSE;
          continue;
        }
      if (came)
        return TRUE;
      if (cause->domain == ALPR_ERROR)
        g_prefix_error (&cause, "%s: ", call->title);
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
}

/* What is asked of an answer before anything of it is used */
static gboolean
check_answer (AlprFlockAsk *self, const char *title, const AlprFlockAnswer *answer, gboolean json,
              GError **error)
{
  if (answer->status != 200)
    {
      tell_status (self, title, answer, error);
      return FALSE;
    }
  if (!json || answer->json)
    return TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
               "%s: the answer is not JSON; is the address right?", title);
  return FALSE;
}

static void
add_field (GString *form, const char *name, const char *value)
{
  g_autofree char *escaped = g_uri_escape_string (value, NULL, FALSE);

  g_string_append_printf (form, "%s%s=%s", form->len > 0 ? "&" : "", name, escaped);
  explicit_bzero (escaped, strlen (escaped));
}

/* The form lies in memory that is wiped, and so do its bytes. */
static GBytes *
make_form (AlprFlockAsk *self)
{
  g_autoptr (GString) form = g_string_sized_new (1024);
  AlprSecret *secret;
  const guint8 *data;
  gsize length;

  add_field (form, "grant_type", "client_credentials");
  add_field (form, "client_id", self->client_id);
  add_field (form, "client_secret", (const char *)alpr_secret_get_data (self->secret, NULL));
  add_field (form, "audience", AUDIENCE);
  secret = alpr_secret_new (form->str, form->len);
  explicit_bzero (form->str, form->len);
  data = alpr_secret_get_data (secret, &length);
  return g_bytes_new_with_free_func (data, length, (GDestroyNotify)alpr_secret_unref, secret);
}

static gboolean
get_token (AlprFlockAsk *self, GCancellable *cancellable, GError **error)
{
  const AlprFlockCall call = { "POST", NULL, TOKEN_TITLE, NULL, TRUE };
  g_autoptr (GBytes) form = NULL;
  AlprFlockQuestion question = { "POST", self->token_url, NULL, FORM, NULL };
  g_auto (AlprFlockAnswer) answer = { 0 };
  gint64 seconds;

  if (self->token != NULL && g_get_monotonic_time () < self->token_until)
    return TRUE;
  g_clear_pointer (&self->token, alpr_secret_unref);
  form = make_form (self);
  question.body = form;
  if (!ask_patiently (self, &question, &call, &answer, cancellable, error)
      || !check_answer (self, TOKEN_TITLE, &answer, TRUE, error))
    return FALSE;
  if (!alpr_flock_json_read_token ((const char *)answer.body->data, &self->token, &seconds, error))
    {
      g_prefix_error (error, "%s: ", TOKEN_TITLE);
      return FALSE;
    }
  explicit_bzero (answer.body->data, answer.body->len);
  self->token_until
      = g_get_monotonic_time () + MAX (seconds - MARGIN, 1) * (gint64)G_USEC_PER_SEC;
  return TRUE;
}

static gboolean
ask_with_token (AlprFlockAsk *self, const AlprFlockCall *call, AlprFlockAnswer *answer,
                GCancellable *cancellable, GError **error)
{
  g_autofree char *url = g_strconcat (self->base_url, call->path, NULL);
  g_autoptr (GBytes) body
      = call->body != NULL ? g_bytes_new (call->body, strlen (call->body)) : NULL;
  AlprFlockQuestion question
      = { call->method, url, NULL, body != NULL ? "application/json" : NULL, body };

  if (!get_token (self, cancellable, error))
    return FALSE;
  question.token = self->token;
  return ask_patiently (self, &question, call, answer, cancellable, error);
}

/**
 * alpr_flock_ask_call:
 * @self: what asks
 * @call: the question
 * @cancellable: (nullable): gives it up
 * @error: return location for an error
 *
 * Returns: (transfer full): the body of an answer of status 200, with a NUL behind it; %NULL with
 *   %ALPR_ERROR_VENDOR or %G_IO_ERROR_CANCELLED
 */
GByteArray *
alpr_flock_ask_call (AlprFlockAsk *self, const AlprFlockCall *call, GCancellable *cancellable,
                     GError **error)
{
  g_auto (AlprFlockAnswer) answer = { 0 };
  gboolean json = call->body == NULL;

  if (!ask_with_token (self, call, &answer, cancellable, error))
    return NULL;
  if (answer.status == 401)
    {
      g_clear_pointer (&self->token, alpr_secret_unref);
      if (!ask_with_token (self, call, &answer, cancellable, error))
        return NULL;
    }
  if (!check_answer (self, call->title, &answer, json, error))
    return NULL;
  return g_steal_pointer (&answer.body);
}
