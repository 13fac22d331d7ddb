/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each way in which a profile can be wrong gets its file, its line and its cause. A case changes
 * one thing in a profile that is right.
 */

#include <string.h>

#include "alpr-error.h"
#include "policy-text.h"

typedef struct
{
  const char *find;
  const char *replace;
  const char *says;
} Case;

static const Case cases[] = {
  /* The text */
  { "{\n", "", "1: this is no JSON: unexpected character `:', expected end of file" },
  { "\"Test\",", "\"Test\"", "3: this is no JSON: unexpected string constant \"Test\", expected "
                             "character `,'" },
  { "\"Test\"", "'Test'", "3: a letter stands here that is no JSON" },
  { "\"Test\"", "\"Te\nst\"", "3: a text is not closed on its line" },
  { "\"Test\"", "\"Te\\qst\"", "3: a text holds an unknown escape" },
  { "\"Test\"", "\"Te\\u12\"", "3: a text holds an unknown escape" },
  { "\"Test\"", "\"\\ud800\\udc00\"",
    "3: a text holds an escape that is no letter; write the letter itself" },
  { "\"Test\"", "\"\xff\"", "1: the text is not UTF-8" },
  { "  \"title\"", "  // a title\n  \"title\"", "3: a letter stands here that is no JSON" },
  { "\"Arson\"", "[[[[[[[[[[[[[[\"Arson\"]]]]]]]]]]]]]]", "14: the nesting is too deep" },
  { "\"title\": \"Test\"", "\"title\": \"Test\", \"title\": \"Other\"",
    "3: “title” stands here twice" },

  /* Keys and types */
  { "\"agency\"", "\"agenzy\"", "4: there is no key “agenzy” here" },
  { "  \"agency\": \"Agency\",\n", "", "1: “agency” is missing" },
  { "\"Agency\"", "7", "4: “agency” must be a text" },
  { "\"Agency\"", "null", "4: “agency” must be a text" },
  { "\"Agency\"", "\"\"", "4: “agency” is empty" },
  { "\"Agency\"", "\" Agency\"", "4: “agency” has blanks around it" },
  { "\"test-1\"", "\"Test 1\"",
    "2: “id” is “Test 1”; it may hold small letters, digits, dots and dashes only" },
  { "2026-01-01", "2026-02-30",
    "6: “in_force_from” is “2026-02-30”; it must be a day of 1900 to 2199 as 2026-10-31" },
  { "2026-01-01", "9999-12-31",
    "6: “in_force_from” is “9999-12-31”; it must be a day of 1900 to 2199 as 2026-10-31" },
  { "2026-01-01\"", "2026-01-01\",\n  \"in_force_until\": \"2025-12-31\"",
    "7: “in_force_until” lies before “in_force_from”" },

  /* Roles */
  { "\"administrator\"", "\"boss\"",
    "8: role “boss”: the first role must be “administrator”, with every right" },
  { "\"report\", \"administer\"", "\"report\"",
    "8: role “administrator”: the first role must be “administrator”, with every right" },
  { "[\"read\"]", "[\"rede\"]", "9: role “auditor”: there is no right “rede”" },
  { "[\"read\"]", "[\"read\", \"read\"]", "9: role “auditor”: the right “read” stands here twice" },
  { "\"auditor\":", "\"The Auditor\":",
    "9: the role “The Auditor” must be named with small letters and dashes" },
  { "{ \"title\": \"B\", \"rights\": [\"read\"] }", "[]", "9: “auditor” must be an object" },
  { "{ \"title\": \"B\", ", "{ ", "9: role “auditor”: “title” is missing" },

  /* Lists and notes */
  { "\"generic-reasons\"", "\"generic-reason\"", "12: lists: there is no key “generic-reason” here" },
  { "    \"exempt-purposes\": [],\n", "", "11: lists: “exempt-purposes” is missing" },
  { "\"Research\"", "\n    9", "13: lists: “generic-reasons” must be a list of texts" },
  { "\"Research\"", "\n    \"\"", "13: lists: “generic-reasons” is empty" },
  { "\"Research\"", "\n    \"INV.\"", "13: list “generic-reasons”: “INV.” is the same as “Inv”" },
  { "\"Research\"", "\"…\"", "12: list “generic-reasons”: “…” holds no letter and no digit" },
  { "C99-9999%", "C25-9999%",
    "15: list “case-patterns”: the pattern “C25-9999%” may hold capitals, 9 for a digit, dashes and "
    "%" },
  { "{ \"unit-words\": \"Why\"", "{\n\"unit-word\": \"Why\"",
    "20: notes: “unit-word” is neither a list nor a clause" },
  { "\"Why\"", "[]", "19: notes: “unit-words” must be a text" },

  /* Clauses */
  { "\"id\": \"T-1\", ", "", "21: clause 1: “id” is missing" },
  { "\"id\": \"T-2\"", "\"id\": \"T-1\"", "29: clause T-1: another clause has this id" },
  { "\"screened\"", "\"enforce\"",
    "22: clause T-1: “how” is “enforce”; it must be enforced, screened, scheduled, recorded or "
    "reported" },
  { "\"area\": \"searches\"", "\"area\": \"search\"",
    "22: clause T-1: “area” is “search”; it must be alerts, audit-trail, audits, data-errors, "
    "discipline, documents, equipment, hotlists, incidents, locations, mfa, releases, reports, "
    "requests, retention, searches, security, training or users" },
  { "\"mechanism\": \"journal\"", "\"mechanism\": \"magic\"",
    "45: clause T-5: “mechanism” is “magic”; it must be encryption-at-rest, append-only-records or "
    "journal" },
  { "\"partly\"", "\"party\"", "45: clause T-5: there is no key “party” here" },
  { "\"rules\": [\n        { \"rule\": \"no-reason\", \"severity\": \"violation\" },",
    "\"rules\": [\n        \"no-reason\",", "24: clause T-1: “rules” must be a list of objects" },
  { "\"violation\"", "\"severe\"",
    "24: clause T-1: “severity” is “severe”; it must be violation, data-error, notice, counted, "
    "gate or duty" },
  { "\"no-reason\"", "\"day-above-habit\"",
    "25: clause T-1: the rule “day-above-habit” stands here twice" },
  { "\"times\": 4", "\"times\": \"4\"", "25: clause T-1: “times” must be a whole number" },
  { "\"times\": 4", "\"times\": 4.5", "25: clause T-1: “times” must be a whole number" },
  { "\"times\": 4", "\"times\": -4", "25: clause T-1: “times” can't be given to a rule" },
  { "\"times\": 4", "\"from\": 4", "25: clause T-1: “from” can't be given to a rule" },
  { "\"severity\": \"violation\"", "\"severity\": \"gate\"",
    "21: clause T-1: a rule that is a “gate” stands “on” acts, and no other does" },
  { "\"severity\": \"gate\"", "\"severity\": \"notice\"",
    "33: clause T-2: a rule that is a “gate” stands “on” acts, and no other does" },
  { "[\"audits/finalise\"]", "[\"finalise\"]",
    "33: clause T-2: “on” names “finalise”; an act is written as area/verb" },
  { "\"every\": \"month\"", "\"every\": \"week\"",
    "35: clause T-2: “every” is “week”; it must be month, quarter, half or year" },
  { "\"within_days\": 31", "\"within_days\": 400",
    "35: clause T-2: “within_days” must lie between 0 and 366" },
  { "\"sample\": 10", "\"sample\": -1", "36: clause T-2: “sample” must lie between 0 and 10000" },
  { "\"act\": \"audits/finalise\"", "\"act\": \"audits/\"",
    "36: clause T-2: “act” is “audits/”; an act is written as area/verb" },
  { "\"role\": \"auditor\"", "\"role\": \"sheriff\"",
    "36: clause T-2: this profile has no role “sheriff”" },
  { "\"Two?\"", "\"One?\"", "38: clause T-2: a question stands here twice" },
  { "\"record\": \"people\"", "\"questions\": [\"Why?\"]",
    "41: clause T-3: questions go with a duty" },
};

static void
test_refused (gconstpointer data)
{
  const Case *wrong = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *says = g_strconcat ("test.json:", wrong->says, NULL);

  g_assert_null (load_changed (wrong->find, wrong->replace, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_cmpstr (error->message, ==, says);
}

static void
refuse_text (const char *text, gsize length, const char *says)
{
  g_autoptr (GBytes) json = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (alpr_profile_load ("test.json", json, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
  g_assert_cmpstr (error->message, ==, says);
}

static void
test_no_object (void)
{
  refuse_text ("", 0, "test.json:1: the text must be one JSON object");
  refuse_text ("\n [1]", 5, "test.json:1: the text must be one JSON object");
  refuse_text ("{\"id\": \"\0\"}", 11, "test.json:1: the text is not UTF-8");
}

static void
test_size (void)
{
  g_autofree char *large = g_malloc (1024 * 1024 + 1);

  memset (large, ' ', 1024 * 1024 + 1);
  refuse_text (large, 1024 * 1024 + 1, "test.json:1: the text is longer than 1048576 bytes");
  memset (large, '[', 1024 * 1024);
  refuse_text (large, 1024 * 1024, "test.json:1: the nesting is too deep");
}

static void
test_no_clauses (void)
{
  static const char *const empty[][2] = {
    { "\"roles\": {", "7: the first role must be “administrator”, with every right" },
    { "\"clauses\": [", "20: a policy has at least one clause" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      const char *begin = strstr (policy_text, empty[i][0]) + strlen (empty[i][0]);
      const char *end = strstr (begin, i == 0 ? "\n  }," : "\n  ]");
      g_autofree char *inside = g_strndup (begin, (gsize) (end - begin));
      g_autofree char *says = g_strconcat ("test.json:", empty[i][1], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_null (load_changed (inside, "", &error));
      g_assert_cmpstr (error != NULL ? error->message : NULL, ==, says);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/policy/profile/refused/%02u", i + 1);

      g_test_add_data_func (path, &cases[i], test_refused);
    }
  g_test_add_func ("/policy/profile/no-object", test_no_object);
  g_test_add_func ("/policy/profile/size", test_size);
  g_test_add_func ("/policy/profile/no-clauses", test_no_clauses);
  return g_test_run ();
}
