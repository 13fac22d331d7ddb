/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The smallest profile that has everything, by lines, for tests that break or use it.
 */
#pragma once

#include "alpr-profile.h"

static const char policy_text[]
    = "{\n"                                                                             /* 1 */
      "  \"id\": \"test-1\",\n"                                                         /* 2 */
      "  \"title\": \"Test\",\n"                                                        /* 3 */
      "  \"agency\": \"Agency\",\n"                                                     /* 4 */
      "  \"version\": \"1\",\n"                                                         /* 5 */
      "  \"in_force_from\": \"2026-01-01\",\n"                                          /* 6 */
      "  \"roles\": {\n"                                                                /* 7 */
      "    \"administrator\": { \"title\": \"A\", \"rights\": [\"read\", \"import\", "
      "\"judge\", \"audit\", \"finalise\", \"report\", \"administer\"] },\n"            /* 8 */
      "    \"auditor\": { \"title\": \"B\", \"rights\": [\"read\"] }\n"                 /* 9 */
      "  },\n"                                                                          /* 10 */
      "  \"lists\": {\n"                                                                /* 11 */
      "    \"generic-reasons\": [\"Inv\", \"Research\"],\n"                             /* 12 */
      "    \"exempt-purposes\": [],\n"                                                  /* 13 */
      "    \"permitted-purposes\": [\"Arson\"],\n"                                      /* 14 */
      "    \"case-patterns\": [\"C99-9999%\"],\n"                                       /* 15 */
      "    \"unit-words\": [\"Street  Unit\"],\n"                                       /* 16 */
      "    \"audited-types-left-out\": []\n"                                            /* 17 */
      "  },\n"                                                                          /* 18 */
      "  \"notes\": { \"unit-words\": \"Why\", \"T-1\": \"Because\" },\n"               /* 19 */
      "  \"clauses\": [\n"                                                              /* 20 */
      "    {\n"                                                                         /* 21 */
      "      \"id\": \"T-1\", \"clause\": \"1\", \"area\": \"searches\", \"how\": \"screened\", "
      "\"text\": \"Text\",\n"                                                           /* 22 */
      "      \"rules\": [\n"                                                            /* 23 */
      "        { \"rule\": \"no-reason\", \"severity\": \"violation\" },\n"             /* 24 */
      "        { \"rule\": \"day-above-habit\", \"severity\": \"notice\", "
      "\"with\": { \"times\": 4, \"least\": 40 } }\n"                                   /* 25 */
      "      ]\n"                                                                       /* 26 */
      "    },\n"                                                                        /* 27 */
      "    {\n"                                                                         /* 28 */
      "      \"id\": \"T-2\", \"clause\": \"2\", \"area\": \"audits\", \"how\": \"scheduled\", "
      "\"text\": \"Text\",\n"                                                           /* 29 */
      "      \"rules\": [\n"                                                            /* 30 */
      "        { \"rule\": \"audit-item-not-judged\", \"severity\": \"gate\" }\n"       /* 31 */
      "      ],\n"                                                                      /* 32 */
      "      \"on\": [\"audits/finalise\"],\n"                                          /* 33 */
      "      \"duty\": {\n"                                                             /* 34 */
      "        \"what\": \"Audit\", \"every\": \"month\", \"within_days\": 31,\n"       /* 35 */
      "        \"act\": \"audits/finalise\", \"sample\": 10, \"role\": \"auditor\"\n"   /* 36 */
      "      },\n"                                                                      /* 37 */
      "      \"questions\": [\"One?\", \"Two?\"]\n"                                     /* 38 */
      "    },\n"                                                                        /* 39 */
      "    { \"id\": \"T-3\", \"clause\": \"3\", \"area\": \"users\", \"how\": \"recorded\",\n"
      "      \"text\": \"Text\", \"record\": \"people\" },\n"                           /* 40, 41 */
      "    { \"id\": \"T-4\", \"clause\": \"4\", \"area\": \"reports\", \"how\": \"reported\",\n"
      "      \"text\": \"Text\", \"report\": \"audit-workbook\" },\n"                   /* 42, 43 */
      "    { \"id\": \"T-5\", \"clause\": \"5\", \"area\": \"security\", \"how\": \"enforced\",\n"
      "      \"text\": \"Text\", \"mechanism\": \"journal\", \"partly\": \"Half\" },\n" /* 44, 45 */
      "    { \"id\": \"T-6\", \"clause\": \"6\", \"area\": \"alerts\", \"how\": \"enforced\", "
      "\"text\": \"Text\" }\n"                                                          /* 46 */
      "  ]\n"                                                                           /* 47 */
      "}\n";

/* The profile with the first @find in it replaced, which must be there. */
static inline AlprProfile *
load_changed (const char *find, const char *replace, GError **error)
{
  const char *at = strstr (policy_text, find);
  g_autoptr (GString) text = NULL;
  g_autoptr (GBytes) json = NULL;

  g_assert_nonnull (at);
  text = g_string_new_len (policy_text, at - policy_text);
  g_string_append (text, replace);
  g_string_append (text, at + strlen (find));
  json = g_bytes_new (text->str, text->len);
  return alpr_profile_load ("test.json", json, error);
}
