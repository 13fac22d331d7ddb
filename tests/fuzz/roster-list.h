/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What holds of a list of people, whatever file it was read from.
 */
#pragma once

#include <string.h>

#include "alpr-roster.h"

static void
check_record (const AlprRosterRecord *record)
{
  for (guint i = 0; i < ALPR_ROSTER_N_FIELDS; i++)
    if (record->text[i] != NULL)
      {
        g_assert_true (g_utf8_validate (record->text[i], -1, NULL));
        g_assert_cmpuint (strlen (record->text[i]), >, 0);
      }
  g_assert_true (record->text[ALPR_ROSTER_NAME] != NULL || record->text[ALPR_ROSTER_EMAIL] != NULL
                 || record->text[ALPR_ROSTER_ACCOUNT] != NULL);
  g_assert_true (g_utf8_validate (record->raw, -1, NULL));
}

static void
check_list (const AlprRosterList *list)
{
  g_assert_cmpint (list->rows, ==, list->records->len + list->aside->len);
  g_assert_nonnull (list->kind);
  g_assert_cmpuint (strlen (list->sha256), ==, 64);
  for (guint i = 0; i < list->records->len; i++)
    check_record (list->records->pdata[i]);
  for (guint i = 0; i < list->aside->len; i++)
    {
      const AlprRosterAside *aside = list->aside->pdata[i];

      g_assert_true (g_utf8_validate (aside->reason, -1, NULL));
      g_assert_true (g_utf8_validate (aside->raw, -1, NULL));
    }
  for (guint i = 0; i < list->notes->len; i++)
    g_assert_true (g_utf8_validate (list->notes->pdata[i], -1, NULL));
}
