/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Users as SCIM 2.0: a list, a page of one, a single user; and JSON that is none.
 */

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "alpr-error.h"
#include "alpr-roster.h"

static AlprRosterList *
read_bytes (const char *bytes, gsize length, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  int fd = memfd_create ("roster", MFD_CLOEXEC);

  g_assert_cmpint (write (fd, bytes, length), ==, length);
  return alpr_roster_read_fd (fd, "users.json", zone, NULL, error);
}

static AlprRosterList *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  AlprRosterList *list = read_bytes (text, strlen (text), &error);

  g_assert_no_error (error);
  g_assert_cmpint (list->rows, ==, list->records->len + list->aside->len);
  return list;
}

#define LIST \
  "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":4," \
  "\"startIndex\":1,\"itemsPerPage\":4,\"Resources\":[" \
  "{\"id\":\"a1\",\"userName\":\"alee\",\"name\":{\"givenName\":\"Ann\",\"familyName\":\"Lee\"}," \
  "\"displayName\":\"Lee, Ann\",\"title\":\"Sergeant\",\"active\":true," \
  "\"emails\":[{\"value\":\"home@example.org\",\"type\":\"home\"}," \
  "{\"value\":\"ann@example.gov\",\"type\":\"work\",\"primary\":true}]," \
  "\"groups\":[{\"value\":\"g1\",\"display\":\"Patrol\"},{\"value\":\"g2\"}]," \
  "\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":" \
  "{\"employeeNumber\":\"0417\",\"department\":\"Patrol\"}}," \
  "{\"id\":\"b2\",\"userName\":\"treyes\",\"displayName\":\"Tom Reyes\",\"active\":\"False\"," \
  "\"emails\":[{\"value\":\"tom@example.org\",\"type\":\"home\"},{\"value\":\"tom@example.gov\"," \
  "\"type\":\"work\"}],\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":" \
  "{\"employeeNumber\":418,\"manager\":{\"value\":\"a1\"}}}," \
  "{\"id\":\"g1\",\"displayName\":\"Patrol\",\"members\":[]}," \
  "\"no user\"]}"

static void
test_list (void)
{
  g_autoptr (AlprRosterList) list = read_text (LIST);
  AlprRosterRecord *lee = list->records->pdata[0];
  AlprRosterRecord *reyes = list->records->pdata[1];

  g_assert_cmpstr (list->kind, ==, "SCIM 2.0 users");
  g_assert_true (list->whole);
  g_assert_cmpuint (list->records->len, ==, 2);
  g_assert_cmpuint (list->aside->len, ==, 2);
  g_assert_cmpstr (lee->text[ALPR_ROSTER_NAME], ==, "Ann Lee");
  g_assert_cmpstr (lee->text[ALPR_ROSTER_EMAIL], ==, "ann@example.gov");
  g_assert_cmpstr (lee->text[ALPR_ROSTER_NUMBER], ==, "0417");
  g_assert_cmpstr (lee->text[ALPR_ROSTER_PERMISSIONS], ==, "Patrol, g2");
  g_assert_cmpstr (lee->text[ALPR_ROSTER_RANK], ==, "Sergeant");
  g_assert_cmpint (lee->enabled, ==, 1);
  g_assert_true (lee->login);
  g_assert_cmpint (reyes->row, ==, 2);
  g_assert_cmpint (reyes->enabled, ==, 0);
  g_assert_cmpstr (reyes->text[ALPR_ROSTER_NUMBER], ==, "418");
  g_assert_cmpstr (reyes->text[ALPR_ROSTER_EMAIL], ==, "tom@example.gov");
  g_assert_cmpstr (reyes->text[ALPR_ROSTER_MANAGER], ==, "Ann Lee");
}

static void
test_wide (void)
{
  gsize length;
  g_autofree char *bytes
      = g_convert ("\xef\xbb\xbf" LIST, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprRosterList) list = read_bytes (bytes, length, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->records->len, ==, 2);
}

/* One page of a longer list, a list without its envelope, and one user */
static void
test_parts (void)
{
  g_autoptr (AlprRosterList) page
      = read_text ("{\"totalResults\": 300, \"Resources\": [{\"userName\": \"a\", "
                   "\"displayName\": \"Ann Lee\"}]}");
  g_autoptr (AlprRosterList) bare = read_text ("[{\"userName\": \"a\"}, {\"userName\": \"b\"}]");
  g_autoptr (AlprRosterList) one
      = read_text ("{\"userName\": \"a\", \"DISPLAYNAME\": \"Ann \\ud83d\\ude00 Lee\"}");
  AlprRosterRecord *record = one->records->pdata[0];

  g_assert_false (page->whole);
  g_assert_nonnull (strstr (page->notes->pdata[0], "1 of 300"));
  g_assert_true (bare->whole);
  g_assert_cmpuint (bare->records->len, ==, 2);
  g_assert_false (one->whole);
  g_assert_cmpstr (record->text[ALPR_ROSTER_NAME], ==, "Ann 😀 Lee");
}

static void
test_refused (void)
{
  g_autoptr (GString) deep = g_string_new ("[");
  const char *const texts[] = {
    "{\"a\": 1}", "[1", "{\"userName\": \"a\\ud83d\"}", "{\"userName\": \"a\\u0000\"}",
    "{\"userName\": \"a\\udc00\\ud83d\"}", "{ /* note */ }", "{\"userName\": \"a",
    "[\xff\xfe]", "{", "{\"Resources\": 5}", NULL,
  };

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[i] != NULL ? texts[i] : deep->str;
      g_autoptr (GError) error = NULL;
      g_autoptr (AlprRosterList) list = read_bytes (text, strlen (text), &error);

      g_assert_null (list);
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, "“users.json” "));
    }
}

/* Cut anywhere, there is an error and nothing else. */
static void
test_cut (void)
{
  for (gsize cut = 1; cut < strlen (LIST); cut++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_bytes (LIST, cut, &error));
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/roster-scim/list", test_list);
  g_test_add_func ("/intake/roster-scim/wide", test_wide);
  g_test_add_func ("/intake/roster-scim/parts", test_parts);
  g_test_add_func ("/intake/roster-scim/refused", test_refused);
  g_test_add_func ("/intake/roster-scim/cut", test_cut);
  return g_test_run ();
}
