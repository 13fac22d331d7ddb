/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question and its answer over HTTPS: the only file that speaks to the network.
 *
 * Always: TLS 1.2 or later, looked at when the handshake is done and before anything is sent; the
 * certificate is checked by the system's rules, and no handler is there that could let a wrong one
 * pass; an answer has a largest size and a longest time. Never: plain http, a redirect that is
 * followed, a cookie, a compressed answer, a password that is asked for, a line in a log.
 *
 * Sources that the library makes for itself (a connection that is to be closed later) would run on
 * the main thread, beside the thread that works here; so the session has a main context of its own,
 * which nobody runs. It lives from new to free on one thread.
 */

#include "alpr-flock-http.h"

#include <libsoup/soup.h>
#include <string.h>

#include "alpr-config.h"
#include "alpr-error.h"
#include "alpr-flock-trust.h"
#include "alpr-flock-wait.h"

#define PIECE 65536

const AlprFlockLimits alpr_flock_limits = {
  .silence = 30,
  .longest = 120000,
  .tries = 4,
  .first_wait = 1000,
  .longest_wait = 60000,
  .largest = 32 * 1024 * 1024,
  .page = 3000,
  .batch = 500,
  .most_entries = 1000000,
};

struct _AlprFlockHttp
{
  GMainContext *context; /* owned; the thread's default while this lives */
  SoupSession *session;  /* owned */
  const AlprFlockLimits *limits;
};

/* What is found out while an exchange goes on */
typedef struct
{
  GCancellable *stop;
  gboolean old_tls;
} Exchange;

/** alpr_flock_answer_clear: Frees what an answer holds. */
void
alpr_flock_answer_clear (AlprFlockAnswer *answer)
{
  g_clear_pointer (&answer->body, g_byte_array_unref);
}

/** alpr_flock_http_free: Closes the connections. */
void
alpr_flock_http_free (AlprFlockHttp *self)
{
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
  g_main_context_pop_thread_default (self->context);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * alpr_flock_http_new:
 * @authority: (nullable): certificates that are trusted beside the system's
 * @limits: static
 * @error: return location for an error
 *
 * Returns: (transfer full): ready to ask, on this thread only; %NULL with %ALPR_ERROR_FORMAT
 */
AlprFlockHttp *
alpr_flock_http_new (const char *authority, const AlprFlockLimits *limits, GError **error)
{
  g_autoptr (GTlsDatabase) trust = NULL;
  AlprFlockHttp *self;

  if (authority != NULL)
    {
      trust = alpr_flock_trust_new (authority, error);
      if (trust == NULL)
        return NULL;
    }
  self = g_new0 (AlprFlockHttp, 1);
  self->limits = limits;
  self->context = g_main_context_new ();
  g_main_context_push_thread_default (self->context);
  self->session = soup_session_new_with_options ("timeout", limits->silence, "max-conns-per-host",
                                                 1, "user-agent", "ALPR-Desk/" ALPR_VERSION, NULL);
  if (trust != NULL)
    soup_session_set_tls_database (self->session, trust);
  return self;
}

/* Before a byte of the question goes out */
static void
network_event_cb (SoupMessage *message, GSocketClientEvent event, GIOStream *stream, gpointer data)
{
  Exchange *exchange = data;

  if (event != G_SOCKET_CLIENT_TLS_HANDSHAKED || !G_IS_TLS_CONNECTION (stream))
    return;
  exchange->old_tls = g_tls_connection_get_protocol_version (G_TLS_CONNECTION (stream))
                      < G_TLS_PROTOCOL_VERSION_TLS_1_2;
  if (exchange->old_tls)
    g_cancellable_cancel (exchange->stop);
}

static SoupMessage *
make_message (const AlprFlockQuestion *question, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (question->url, SOUP_HTTP_URI_FLAGS, NULL);
  SoupMessage *message;
  SoupMessageHeaders *headers;

  if (uri == NULL || strcmp (g_uri_get_scheme (uri), "https") != 0 || g_uri_get_host (uri) == NULL)
    {
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
                   "Only an address that begins with https:// is spoken to");
      return NULL;
    }
  message = soup_message_new_from_uri (question->method, uri);
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT | SOUP_MESSAGE_DO_NOT_USE_AUTH_CACHE);
  soup_message_disable_feature (message, SOUP_TYPE_AUTH_MANAGER);
  headers = soup_message_get_request_headers (message);
  soup_message_headers_replace (headers, "Accept", "application/json");
  if (question->token != NULL)
    {
      g_autofree char *value = g_strconcat (
          "Bearer ", (const char *)alpr_secret_get_data (question->token, NULL), NULL);

      soup_message_headers_replace (headers, "Authorization", value);
      explicit_bzero (value, strlen (value));
    }
  if (question->body != NULL)
    soup_message_set_request_body_from_bytes (message, question->type, question->body);
  return message;
}

static const char *
describe_flaw (GTlsCertificateFlags flags)
{
  if (flags & G_TLS_CERTIFICATE_UNKNOWN_CA)
    return "no authority that is trusted here has signed it";
  if (flags & G_TLS_CERTIFICATE_BAD_IDENTITY)
    return "it is made out to another name";
  if (flags & G_TLS_CERTIFICATE_EXPIRED)
    return "it has run out";
  if (flags & G_TLS_CERTIFICATE_NOT_ACTIVATED)
    return "it is not good yet";
  if (flags & G_TLS_CERTIFICATE_REVOKED)
    return "it was revoked";
  if (flags & G_TLS_CERTIFICATE_INSECURE)
    return "it is made in a way that is not safe any more";
  return "it does not hold";
}

/* Why nothing came. What asking again can't mend is @lasting. */
static void
explain (SoupMessage *message, const Exchange *exchange, AlprFlockDeadline *deadline,
         GError *cause, gboolean *lasting, GError **error)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  GTlsCertificateFlags flaws = soup_message_get_tls_peer_certificate_errors (message);

  *lasting = FALSE;
  if (exchange->old_tls)
    {
      *lasting = TRUE;
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
                   "%s offers no TLS 1.2 or later; nothing was sent", host);
    }
  else if (flaws != 0)
    {
      *lasting = TRUE;
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
                   "The certificate of %s is not to be trusted: %s; nothing was sent", host,
                   describe_flaw (flaws));
    }
  else if (alpr_flock_deadline_has_passed (deadline)
           || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR, "%s does not answer in time", host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      *lasting = TRUE;
      g_propagate_error (error, g_error_copy (cause));
    }
  else
    {
      *lasting = cause->domain == G_TLS_ERROR
                 && !g_error_matches (cause, G_TLS_ERROR, G_TLS_ERROR_EOF);
      g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR, "The connection to %s failed: %s", host,
                   cause->message);
    }
}

/* Whole, or not at all: a body that is cut off is an error of the stream. */
static gboolean
read_body (AlprFlockHttp *self, GInputStream *stream, GByteArray *body, GCancellable *stop,
           GError **error)
{
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize got;

  while ((got = g_input_stream_read (stream, piece, PIECE, stop, error)) > 0)
    {
      if (body->len + (gsize)got > self->limits->largest)
        {
          g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
                       "The answer is larger than %" G_GSIZE_FORMAT " bytes",
                       self->limits->largest);
          return FALSE;
        }
      g_byte_array_append (body, piece, (guint)got);
    }
  return got == 0;
}

static gint64
read_retry_after (SoupMessageHeaders *headers)
{
  const char *text = soup_message_headers_get_one (headers, "Retry-After");
  g_autoptr (GDateTime) at = NULL;
  g_autoptr (GDateTime) now = NULL;
  guint64 seconds;

  if (text == NULL)
    return -1;
  if (g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return (gint64)seconds;
  at = soup_date_time_new_from_http_string (text);
  now = g_date_time_new_now_utc ();
  return at != NULL ? MAX (g_date_time_difference (at, now) / G_TIME_SPAN_SECOND, 0) : -1;
}

static gboolean
check_encoding (SoupMessageHeaders *headers, gboolean *lasting, GError **error)
{
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");

  if (encoding == NULL || g_ascii_strcasecmp (encoding, "identity") == 0)
    return TRUE;
  *lasting = TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
               "The answer is packed (%.20s), and nobody asked for that", encoding);
  return FALSE;
}

/* One that leads elsewhere is not followed, wherever it leads: a token goes to one place only. */
static gboolean
check_redirect (SoupMessage *message, gboolean *lasting, GError **error)
{
  const char *where = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                    "Location");
  guint status = soup_message_get_status (message);
  g_autoptr (GUri) uri = where != NULL ? g_uri_parse (where, G_URI_FLAGS_NONE, NULL) : NULL;

  if (status < 300 || status > 399)
    return TRUE;
  *lasting = TRUE;
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_VENDOR,
               "%s sends us elsewhere (%u, to %s); that is not followed",
               g_uri_get_host (soup_message_get_uri (message)), status,
               uri != NULL && g_uri_get_host (uri) != NULL ? g_uri_get_host (uri)
                                                           : "another place");
  return FALSE;
}

static gboolean
take_answer (AlprFlockHttp *self, SoupMessage *message, AlprFlockAnswer *answer, gboolean *lasting,
             GError **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  if (!check_redirect (message, lasting, error) || !check_encoding (headers, lasting, error))
    return FALSE;
  answer->status = soup_message_get_status (message);
  answer->json = type != NULL && g_ascii_strcasecmp (type, "application/json") == 0;
  answer->retry_after = read_retry_after (headers);
  return TRUE;
}

/**
 * alpr_flock_http_ask:
 * @self: what asks
 * @question: the question
 * @answer: (out caller-allocates): the answer, whatever its status; cleared by the caller
 * @lasting: (out): whether asking again can't help, where nothing came
 * @cancellable: (nullable): gives it up
 * @error: return location for an error
 *
 * Returns: %FALSE with %ALPR_ERROR_VENDOR or %G_IO_ERROR_CANCELLED
 */
gboolean
alpr_flock_http_ask (AlprFlockHttp *self, const AlprFlockQuestion *question,
                     AlprFlockAnswer *answer, gboolean *lasting, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (AlprFlockDeadline) deadline
      = alpr_flock_deadline_new (self->limits->longest, cancellable);
  GCancellable *stop = alpr_flock_deadline_get_stop (deadline);
  Exchange exchange = { stop, FALSE };
  g_autoptr (SoupMessage) message = make_message (question, error);
  g_autoptr (GByteArray) body = g_byte_array_new ();
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;

  *lasting = TRUE;
  if (message == NULL)
    return FALSE;
  g_signal_connect (message, "network-event", G_CALLBACK (network_event_cb), &exchange);
  stream = soup_session_send (self->session, message, stop, &cause);
  if (stream != NULL && !take_answer (self, message, answer, lasting, error))
    return FALSE;
  if (stream == NULL || !read_body (self, stream, body, stop, &cause)
      || !g_input_stream_close (stream, stop, &cause))
    {
      if (cause->domain == ALPR_ERROR)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        explain (message, &exchange, deadline, cause, lasting, error);
      return FALSE;
    }
  g_byte_array_append (body, (const guint8 *)"", 1);
  answer->body = g_steal_pointer (&body);
  return TRUE;
}
