/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of a view: whatever the bytes, there is either a view or an error. A view is whole (it
 * has a title, a query, columns with a field and a heading each); an error is the caller's to
 * correct, names the file and the line, and can be shown.
 */

#include <string.h>

#include "alpr-error.h"
#include "alpr-view.h"

#include "fuzz.h"

static void
check_offers (AlprView *view)
{
  GPtrArray *acts = alpr_view_get_acts (view);
  const AlprViewTrail *trail = alpr_view_get_trail (view);

  for (guint i = 0; i < acts->len; i++)
    {
      const AlprViewAct *act = acts->pdata[i];

      g_assert_nonnull (strchr (act->name, '/'));
      g_assert_cmpstr (act->title, !=, "");
      g_assert_true ((act->input == NULL) == (act->field == NULL));
      g_assert_cmpuint (g_strv_length (act->prefill) % 2, ==, 0);
      g_assert_cmpint (act->style, <=, ALPR_VIEW_ACT_DESTRUCTIVE);
      g_assert_true (!act->many || act->input != NULL);
    }
  if (trail != NULL)
    {
      g_assert_nonnull (trail->query);
      g_assert_nonnull (trail->field);
    }
}

static void
check_spread (AlprView *view)
{
  const AlprViewSpread *spread = alpr_view_get_spread (view);

  if (spread == NULL)
    return;
  g_assert_nonnull (spread->field);
  g_assert_nonnull (spread->query);
  g_assert_true ((spread->note == NULL) == (spread->note_title == NULL));
  g_assert_cmpstr (spread->note_title, !=, "");
  g_assert_cmpint (spread->kind, <=, ALPR_COLUMN_STATE);
  g_assert_cmpint (spread->note_kind, <=, ALPR_COLUMN_STATE);
  g_assert_cmpuint (spread->place, <=, alpr_view_get_columns (view)->len);
}

static void
check_above (AlprView *view)
{
  GPtrArray *above = alpr_view_get_above (view);

  for (guint i = 0; i < above->len; i++)
    {
      const AlprViewAbove *one = above->pdata[i];

      g_assert_nonnull (one->query);
      g_assert_nonnull (one->title);
      g_assert_cmpstr (one->title, !=, "");
    }
}

static void
check_view (AlprView *view)
{
  GPtrArray *columns = alpr_view_get_columns (view);
  GPtrArray *filters = alpr_view_get_filters (view);
  const char *const *fields = alpr_view_get_search_fields (view);

  g_assert_nonnull (alpr_view_get_title (view));
  g_assert_nonnull (alpr_view_get_query (view));
  g_assert_cmpuint (columns->len, >, 0);
  for (guint i = 0; i < columns->len; i++)
    {
      const AlprColumn *column = columns->pdata[i];

      g_assert_nonnull (column->field);
      g_assert_nonnull (column->title);
      g_assert_cmpint (column->kind, <=, ALPR_COLUMN_STATE);
    }
  for (guint i = 0; i < filters->len; i++)
    {
      const AlprFilter *filter = filters->pdata[i];

      g_assert_nonnull (filter->field);
      g_assert_nonnull (filter->title);
      g_assert_nonnull (filter->query);
    }
  for (guint i = 0; fields[i] != NULL; i++)
    g_assert_true (g_utf8_validate (fields[i], -1, NULL));
  check_offers (view);
  check_spread (view);
  check_above (view);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) xml = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprView) view = alpr_view_load_bytes ("fuzz", xml, &error);

  if (view != NULL)
    {
      g_assert_no_error (error);
      check_view (view);
    }
  else
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.view.xml:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  return 0;
}
