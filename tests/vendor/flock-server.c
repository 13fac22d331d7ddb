/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An HTTPS server that speaks the vendor's specification: tokens, lists, entries by pages with a
 * cursor, addBatch and deleteBatch with what the specification says of them (the letter O becomes
 * the digit 0, blanks go, duplicates are passed over, a plate twice in a batch is refused, unknown
 * ids are passed over). It keeps its lists in memory, counts who asks for what, and does wrong
 * what a test tells it to. It lives on a thread of its own; whatever both threads see is behind the
 * mutex.
 */

#include "flock-server.h"

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>
#include <string.h>

typedef struct
{
  char *id;
  char *plate;
  char *state;
  char *reason;
  char *case_number;
  char *expiry;
} Entry;

typedef struct
{
  char *id;
  char *name;
  GPtrArray *entries; /* of Entry */
} List;

struct _FlockServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GTlsCertificate *certificate;
  guint port;

  /* Behind the mutex */
  GMutex mutex;
  GCond ready;
  GPtrArray *lists; /* of List */
  GHashTable *counts;
  char *where;
  FlockFault fault;
  guint times;
  guint after;
  guint status;
  char *retry_after;
  char *body;
  guint page;
  guint token_uses; /* 0: for ever */
  guint uses;
  guint tokens;
  guint next_id;
  guint largest_batch;
  int total;
  GPtrArray *held;    /* messages that get no answer */
  GPtrArray *threads; /* those that drip */
};

static void
entry_free (Entry *entry)
{
  g_free (entry->id);
  g_free (entry->plate);
  g_free (entry->state);
  g_free (entry->reason);
  g_free (entry->case_number);
  g_free (entry->expiry);
  g_free (entry);
}

static void
list_free (List *list)
{
  g_free (list->id);
  g_free (list->name);
  g_ptr_array_unref (list->entries);
  g_free (list);
}

static List *
find_list (FlockServer *self, const char *id)
{
  for (guint i = 0; i < self->lists->len; i++)
    if (strcmp (((List *) self->lists->pdata[i])->id, id) == 0)
      return self->lists->pdata[i];
  return NULL;
}

static void
answer (SoupServerMessage *message, guint status, const char *text)
{
  soup_server_message_set_status (message, status, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
refuse (SoupServerMessage *message, guint status, const char *word, const char *description)
{
  g_autofree char *text = g_strdup_printf ("{\"error\": \"%s\", \"error_description\": \"%s\"}",
                                           word, description);

  answer (message, status, text);
}

/* Tokens */

static void
give_token (FlockServer *self, SoupServerMessage *message)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GHashTable) form = soup_form_decode (text);
  g_autofree char *token = NULL;

  if (g_strcmp0 (g_hash_table_lookup (form, "grant_type"), "client_credentials") != 0)
    return refuse (message, 400, "unsupported_grant_type", "client_credentials is wanted");
  if (g_strcmp0 (g_hash_table_lookup (form, "client_id"), "desk") != 0
      || g_strcmp0 (g_hash_table_lookup (form, "client_secret"), "s3cret & more") != 0)
    {
      /* A server that repeats what it was told: the desk must not. */
      g_autofree char *told = g_strdup_printf (
          "no such client with the secret %s", (char *) g_hash_table_lookup (form, "client_secret"));

      return refuse (message, 401, "invalid_client", told);
    }
  if (g_strcmp0 (g_hash_table_lookup (form, "audience"), "com.flocksafety.integrations") != 0)
    return refuse (message, 403, "access_denied", "the audience is wrong");
  self->uses = 0;
  token = g_strdup_printf ("{\"access_token\": \"token-%u\", \"token_type\": \"Bearer\", "
                           "\"expires_in\": 3600}",
                           ++self->tokens);
  answer (message, 200, token);
}

static gboolean
is_known (FlockServer *self, SoupServerMessage *message)
{
  const char *given = soup_message_headers_get_one (
      soup_server_message_get_request_headers (message), "Authorization");
  g_autofree char *wanted = g_strdup_printf ("Bearer token-%u", self->tokens);

  if (self->token_uses > 0 && self->uses >= self->token_uses)
    return FALSE;
  self->uses++;
  return self->tokens > 0 && g_strcmp0 (given, wanted) == 0;
}

/* What stands there */

static void
put (JsonBuilder *builder, const char *name, const char *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
put_entry (JsonBuilder *builder, const Entry *entry)
{
  json_builder_begin_object (builder);
  put (builder, "id", entry->id);
  put (builder, "plate", entry->plate);
  put (builder, "state", entry->state);
  put (builder, "reason", entry->reason);
  put (builder, "caseNumber", entry->case_number);
  put (builder, "expiry", entry->expiry);
  json_builder_end_object (builder);
}

static void
answer_built (SoupServerMessage *message, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  answer (message, 200, text);
}

static void
give_lists (FlockServer *self, SoupServerMessage *message)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < self->lists->len; i++)
    {
      const List *list = self->lists->pdata[i];

      json_builder_begin_object (builder);
      put (builder, "id", list->id);
      put (builder, "name", list->name);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  answer_built (message, builder);
}

static void
give_entries (FlockServer *self, SoupServerMessage *message, const List *list, GHashTable *query)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const char *cursor = query != NULL ? g_hash_table_lookup (query, "cursor") : NULL;
  const char *limit = query != NULL ? g_hash_table_lookup (query, "limit") : NULL;
  guint from = cursor != NULL ? (guint) g_ascii_strtoull (cursor + strlen ("c/+ "), NULL, 10) : 0;
  guint page = MIN (self->page, limit != NULL ? (guint) g_ascii_strtoull (limit, NULL, 10) : 3000);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = from; i < MIN (from + page, list->entries->len); i++)
    put_entry (builder, list->entries->pdata[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "totalResults");
  json_builder_add_int_value (builder, (gint64) list->entries->len + self->total);
  json_builder_set_member_name (builder, "nextPage");
  if (from + page < list->entries->len)
    {
      g_autofree char *next = g_strdup_printf ("c/+ %u", from + page);

      json_builder_add_string_value (builder, next);
    }
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  answer_built (message, builder);
}

static JsonArray *
read_array (SoupServerMessage *message, JsonParser *parser, const char *name)
{
  SoupMessageBody *body = soup_server_message_get_request_body (message);
  g_autoptr (GBytes) bytes = soup_message_body_flatten (body);
  JsonNode *root;

  if (!json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                   (gssize) g_bytes_get_size (bytes), NULL))
    return NULL;
  root = json_parser_get_root (parser);
  return JSON_NODE_HOLDS_OBJECT (root)
             ? json_object_get_array_member (json_node_get_object (root), name)
             : NULL;
}

/* Blanks go, O becomes 0 */
static char *
normalise (const char *plate)
{
  GString *norm = g_string_new (NULL);

  for (const char *at = plate; *at != '\0'; at++)
    if (!g_ascii_isspace (*at))
      g_string_append_c (norm, g_ascii_toupper (*at) == 'O' ? '0' : g_ascii_toupper (*at));
  return g_string_free (norm, FALSE);
}

static const char *
text_of (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static gboolean
stands_there (const List *list, const char *plate, const char *state)
{
  for (guint i = 0; i < list->entries->len; i++)
    {
      const Entry *entry = list->entries->pdata[i];

      if (strcmp (entry->plate, plate) == 0 && g_strcmp0 (entry->state, state) == 0)
        return TRUE;
    }
  return FALSE;
}

static Entry *
make_entry (FlockServer *self, const char *plate, const char *state, const char *reason,
            const char *case_number)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->id = g_strdup_printf ("e-%u", ++self->next_id);
  entry->plate = normalise (plate);
  entry->state = g_strdup (state);
  entry->reason = g_strdup (reason);
  entry->case_number = g_strdup (case_number);
  return entry;
}

static gboolean
is_batch_right (JsonArray *array)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *plate = text_of (object, "plate");

      if (plate == NULL || text_of (object, "reason") == NULL
          || text_of (object, "caseNumber") == NULL
          || !g_hash_table_add (seen, normalise (plate)))
        return FALSE;
    }
  return TRUE;
}

static void
add_batch (FlockServer *self, SoupServerMessage *message, List *list)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  JsonArray *array = read_array (message, parser, "entries");

  if (array == NULL || !is_batch_right (array))
    return refuse (message, 400, "bad_request", "a duplicate plate, or malformed");
  self->largest_batch = MAX (self->largest_batch, json_array_get_length (array));
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "entries");
  json_builder_begin_array (builder);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      g_autofree char *plate = normalise (text_of (object, "plate"));
      Entry *entry;

      if (stands_there (list, plate, text_of (object, "state")))
        continue;
      entry = make_entry (self, plate, text_of (object, "state"), text_of (object, "reason"),
                          text_of (object, "caseNumber"));
      entry->expiry = g_strdup (text_of (object, "expiry"));
      g_ptr_array_add (list->entries, entry);
      put_entry (builder, entry);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  answer_built (message, builder);
}

static void
delete_batch (FlockServer *self, SoupServerMessage *message, List *list)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *array = read_array (message, parser, "ids");

  if (array == NULL)
    return refuse (message, 400, "bad_request", "malformed");
  self->largest_batch = MAX (self->largest_batch, json_array_get_length (array));
  for (guint i = 0; i < json_array_get_length (array); i++)
    for (guint e = 0; e < list->entries->len; e++)
      if (strcmp (((Entry *) list->entries->pdata[e])->id,
                  json_array_get_string_element (array, i)) == 0)
        g_ptr_array_remove_index (list->entries, e--);
  soup_server_message_set_status (message, 200, NULL);
}

/* What is done wrong */

static void
send_raw (SoupServerMessage *message, const char *text)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (message);

  g_output_stream_write_all (g_io_stream_get_output_stream (stream), text, strlen (text), NULL,
                             NULL, NULL);
  g_io_stream_close (stream, NULL, NULL);
}

/* Ends when the other side has enough. */
static gpointer
drip (gpointer data)
{
  g_autoptr (GIOStream) stream = data;
  GOutputStream *out = g_io_stream_get_output_stream (stream);

  g_output_stream_write_all (out, "HTTP/1.1 200 OK\r\nX-Slow: ", 26, NULL, NULL, NULL);
  while (g_output_stream_write_all (out, "x", 1, NULL, NULL, NULL))
    g_usleep (20000);
  return NULL;
}

static gpointer
flood (gpointer data)
{
  g_autoptr (GIOStream) stream = data;
  GOutputStream *out = g_io_stream_get_output_stream (stream);
  static const char head[]
      = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n[";
  char piece[16384];

  memset (piece, ' ', sizeof piece);
  g_output_stream_write_all (out, head, strlen (head), NULL, NULL, NULL);
  while (g_output_stream_write_all (out, piece, sizeof piece, NULL, NULL, NULL))
    ;
  return NULL;
}

static void
give_stream (FlockServer *self, SoupServerMessage *message, GThreadFunc func)
{
  g_ptr_array_add (self->threads,
                   g_thread_new ("flock-fault", func,
                                 soup_server_message_steal_connection (message)));
}

static void
do_wrong (FlockServer *self, SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  switch (self->fault)
    {
    case FLOCK_FAULT_STATUS:
      refuse (message, self->status, "some_error", "words of the vendor");
      break;
    case FLOCK_FAULT_BUSY:
      if (self->retry_after != NULL)
        soup_message_headers_append (headers, "Retry-After", self->retry_after);
      refuse (message, 429, "too_many_requests", "slow down");
      break;
    case FLOCK_FAULT_CUT:
      send_raw (message, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
                         "Content-Length: 1000\r\n\r\n{\"entries\": [");
      break;
    case FLOCK_FAULT_SILENCE:
      soup_server_message_pause (message);
      g_ptr_array_add (self->held, g_object_ref (message));
      break;
    case FLOCK_FAULT_DRIP:
      give_stream (self, message, drip);
      break;
    case FLOCK_FAULT_HUGE:
      give_stream (self, message, flood);
      break;
    case FLOCK_FAULT_BODY:
      answer (message, 200, self->body);
      break;
    case FLOCK_FAULT_HTML:
      soup_server_message_set_status (message, 200, NULL);
      soup_server_message_set_response (message, "text/html", SOUP_MEMORY_STATIC, "<p>Sign in", 10);
      break;
    case FLOCK_FAULT_PACKED:
      soup_message_headers_append (headers, "Content-Encoding", "gzip");
      answer (message, 200, "[]");
      break;
    case FLOCK_FAULT_REDIRECT:
      soup_message_headers_append (headers, "Location", self->body);
      soup_server_message_set_status (message, 302, NULL);
      break;
    case FLOCK_FAULT_NONE:
    case FLOCK_FAULT_LATE:
    default:
      break;
    }
}

/* Where a question goes */

static const char *
name_of (const char *path)
{
  if (strcmp (path, "/oauth/token") == 0)
    return "token";
  if (strcmp (path, "/api/v3/hotlists") == 0)
    return "lists";
  if (g_str_has_suffix (path, "/entries/addBatch"))
    return "add";
  if (g_str_has_suffix (path, "/entries/deleteBatch"))
    return "delete";
  return g_str_has_suffix (path, "/entries") ? "entries" : "other";
}

/* An id may hold a slash itself. */
static List *
find_list_of (FlockServer *self, const char *path)
{
  const char *end = g_strrstr (path, "/entries");
  g_autofree char *id = NULL;

  if (!g_str_has_prefix (path, "/api/v3/hotlists/") || end == NULL)
    return NULL;
  path += strlen ("/api/v3/hotlists/");
  id = end >= path ? g_strndup (path, (gsize) (end - path)) : g_strdup ("");
  return find_list (self, id);
}

static void
serve (FlockServer *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  const char *name = name_of (path);
  List *list = find_list_of (self, path);
  gboolean post = strcmp (soup_server_message_get_method (message), "POST") == 0;

  if (strcmp (name, "token") == 0 && post)
    give_token (self, message);
  else if (!is_known (self, message))
    refuse (message, 401, "unauthorized", "the token is not good any more");
  else if (strcmp (name, "lists") == 0 && !post)
    give_lists (self, message);
  else if (list == NULL)
    refuse (message, 404, "not_found", "no such list");
  else if (strcmp (name, "entries") == 0 && !post)
    give_entries (self, message, list, query);
  else if (strcmp (name, "add") == 0 && post)
    add_batch (self, message, list);
  else if (strcmp (name, "delete") == 0 && post)
    delete_batch (self, message, list);
  else
    refuse (message, 404, "not_found", "no such place");
}

static gboolean
is_to_fail (FlockServer *self, const char *name)
{
  if (self->fault == FLOCK_FAULT_NONE || self->times == 0 || strcmp (self->where, name) != 0)
    return FALSE;
  if (self->after > 0)
    {
      self->after--;
      return FALSE;
    }
  self->times--;
  return TRUE;
}

static void
asked_cb (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
          gpointer data)
{
  FlockServer *self = data;
  const char *name = name_of (path);
  gboolean fails;

  g_mutex_lock (&self->mutex);
  g_hash_table_replace (
      self->counts, g_strdup (name),
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, name)) + 1));
  fails = is_to_fail (self, name);
  if (!fails || self->fault == FLOCK_FAULT_LATE)
    serve (self, message, path, query);
  if (fails && self->fault == FLOCK_FAULT_LATE)
    send_raw (message, "HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{");
  else if (fails)
    do_wrong (self, message);
  g_mutex_unlock (&self->mutex);
}

static guint
find_port (SoupServer *server)
{
  GSList *uris = soup_server_get_uris (server);
  guint port = (guint) g_uri_get_port (uris->data);

  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  return port;
}

static gpointer
run (gpointer data)
{
  FlockServer *self = data;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;

  g_main_context_push_thread_default (self->context);
  server = soup_server_new ("tls-certificate", self->certificate, NULL);
  soup_server_add_handler (server, NULL, asked_cb, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_HTTPS | SOUP_SERVER_LISTEN_IPV4_ONLY,
                            &error);
  g_assert_no_error (error);
  g_mutex_lock (&self->mutex);
  self->port = find_port (server);
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->mutex);
  g_main_loop_run (self->loop);
  for (guint i = 0; i < self->held->len; i++)
    soup_server_message_unpause (self->held->pdata[i]);
  g_ptr_array_set_size (self->held, 0);
  soup_server_disconnect (server);
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

FlockServer *
flock_server_new (const char *certificate)
{
  FlockServer *self = g_new0 (FlockServer, 1);
  g_autoptr (GError) error = NULL;

  self->certificate = g_tls_certificate_new_from_file (certificate, &error);
  g_assert_no_error (error);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->ready);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) list_free);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  self->threads = g_ptr_array_new ();
  self->page = 3000;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->thread = g_thread_new ("flock-server", run, self);
  g_mutex_lock (&self->mutex);
  while (self->port == 0)
    g_cond_wait (&self->ready, &self->mutex);
  g_mutex_unlock (&self->mutex);
  return self;
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

void
flock_server_free (FlockServer *self)
{
  g_main_context_invoke (self->context, quit_cb, self->loop);
  g_thread_join (self->thread);
  for (guint i = 0; i < self->threads->len; i++)
    g_thread_join (self->threads->pdata[i]);
  g_ptr_array_unref (self->threads);
  g_ptr_array_unref (self->held);
  g_ptr_array_unref (self->lists);
  g_hash_table_unref (self->counts);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_object_unref (self->certificate);
  g_free (self->where);
  g_free (self->retry_after);
  g_free (self->body);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->ready);
  g_free (self);
}

char *
flock_server_dup_base (FlockServer *self)
{
  return g_strdup_printf ("https://localhost:%u/api/v3", self->port);
}

char *
flock_server_dup_token_url (FlockServer *self)
{
  return g_strdup_printf ("https://localhost:%u/oauth/token", self->port);
}

/* @where is token, lists, entries, add or delete. */
void
flock_server_fail (FlockServer *self, const char *where, FlockFault fault, guint times)
{
  g_mutex_lock (&self->mutex);
  g_free (self->where);
  self->where = g_strdup (where);
  self->fault = fault;
  self->times = times;
  self->after = 0;
  g_mutex_unlock (&self->mutex);
}

#define SETTER(name, type, field)                                                           \
  void name (FlockServer *self, type given)                                                        \
  {                                                                                                \
    g_mutex_lock (&self->mutex);                                                                   \
    self->field = given;                                                                           \
    g_mutex_unlock (&self->mutex);                                                                 \
  }

SETTER (flock_server_fail_after, guint, after)
SETTER (flock_server_set_status, guint, status)
SETTER (flock_server_set_page, guint, page)
SETTER (flock_server_set_token_uses, guint, token_uses)
SETTER (flock_server_set_total, int, total)

void
flock_server_set_retry_after (FlockServer *self, const char *text)
{
  g_mutex_lock (&self->mutex);
  g_free (self->retry_after);
  self->retry_after = g_strdup (text);
  g_mutex_unlock (&self->mutex);
}

void
flock_server_set_body (FlockServer *self, const char *body)
{
  g_mutex_lock (&self->mutex);
  g_free (self->body);
  self->body = g_strdup (body);
  g_mutex_unlock (&self->mutex);
}

void
flock_server_add_list (FlockServer *self, const char *id, const char *name)
{
  List *list = g_new0 (List, 1);

  list->id = g_strdup (id);
  list->name = g_strdup (name);
  list->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->lists, list);
  g_mutex_unlock (&self->mutex);
}

void
flock_server_remove_list (FlockServer *self, const char *id)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_remove (self->lists, find_list (self, id));
  g_mutex_unlock (&self->mutex);
}

void
flock_server_add_entry (FlockServer *self, const char *list, const char *plate, const char *state,
                        const char *reason, const char *case_number)
{
  g_mutex_lock (&self->mutex);
  g_ptr_array_add (find_list (self, list)->entries,
                   make_entry (self, plate, state, reason, case_number));
  g_mutex_unlock (&self->mutex);
}

/* "ABC123/nebraska DEF456/", in the order in which they stand there */
char *
flock_server_dup_plates (FlockServer *self, const char *list)
{
  GString *plates = g_string_new (NULL);
  const List *found;

  g_mutex_lock (&self->mutex);
  found = find_list (self, list);
  for (guint i = 0; i < found->entries->len; i++)
    {
      const Entry *entry = found->entries->pdata[i];

      g_string_append_printf (plates, "%s%s/%s", i > 0 ? " " : "", entry->plate,
                              entry->state != NULL ? entry->state : "");
    }
  g_mutex_unlock (&self->mutex);
  return g_string_free (plates, FALSE);
}

guint
flock_server_count (FlockServer *self, const char *where)
{
  guint count;

  g_mutex_lock (&self->mutex);
  count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, where));
  g_mutex_unlock (&self->mutex);
  return count;
}

guint
flock_server_get_largest_batch (FlockServer *self)
{
  guint largest;

  g_mutex_lock (&self->mutex);
  largest = self->largest_batch;
  g_mutex_unlock (&self->mutex);
  return largest;
}
