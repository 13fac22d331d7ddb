/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the form of an act (alpr-act-dialog.c) makes of several rows: what the act gets of each,
 * what all of them have in common, and how they are told. Rows that give the act the same are one
 * to it: a person of whom two rows are selected is asked about once.
 */

#include "alpr-act-many.h"

#include <glib/gi18n.h>

#include "alpr-act-field.h"
#include "alpr-detail.h"

#define MOST_NAMES 5

static gboolean
is_known (GPtrArray *each, GVariant *value)
{
  for (guint i = 0; i < each->len; i++)
    if (g_variant_equal (((const AlprActEach *) each->pdata[i])->inputs, value))
      return TRUE;
  return FALSE;
}

/**
 * alpr_act_many_list:
 * @ask: what the form is for; its rows are those of its view
 * @input: the act's input that each row gives
 * @zone: the agency's time zone
 *
 * Returns: (transfer full) (element-type AlprActEach): the rows by their first column, each value
 *   once; what stands in place of the inputs is that value
 */
GPtrArray *
alpr_act_many_list (const AlprActAsk *ask, const AlprInput *input, GTimeZone *zone)
{
  const AlprColumn *column = alpr_view_get_columns (ask->view)->pdata[0];
  GPtrArray *each = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_act_each_free);

  for (guint i = 0; i < ask->rows->len; i++)
    {
      AlprRow *row = ask->rows->pdata[i];
      GVariant *given = alpr_act_input_from_row (input, row, ask->offer->field);
      g_autoptr (GVariant) value = given != NULL ? g_variant_ref_sink (given) : NULL;
      g_autofree char *name = alpr_cell_words (column, row, zone);

      if (value != NULL && !is_known (each, value))
        g_ptr_array_add (each, alpr_act_each_new (name, value));
    }
  return each;
}

/**
 * alpr_act_many_fill:
 * @each: (element-type AlprActEach): as alpr_act_many_list() gives it
 * @input: the input that stands in each
 * @common: a{sv}: what the form says; a floating one is sunk
 *
 * Returns: (transfer full) (element-type AlprActEach): all that the act gets for each
 */
GPtrArray *
alpr_act_many_fill (GPtrArray *each, const char *input, GVariant *common)
{
  g_autoptr (GVariant) owned = g_variant_ref_sink (common);
  GPtrArray *filled = g_ptr_array_new_with_free_func ((GDestroyNotify) alpr_act_each_free);

  for (guint i = 0; i < each->len; i++)
    {
      const AlprActEach *one = each->pdata[i];
      g_auto (GVariantDict) inputs = G_VARIANT_DICT_INIT (owned);

      g_variant_dict_insert_value (&inputs, input, one->inputs);
      g_ptr_array_add (filled, alpr_act_each_new (one->name, g_variant_dict_end (&inputs)));
    }
  return filled;
}

/** alpr_act_many_tell: Returns: (transfer full): the first few by name, a line each */
char *
alpr_act_many_tell (GPtrArray *each)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint more = each->len > MOST_NAMES ? each->len - MOST_NAMES : 0;

  for (guint i = 0; i < each->len - more; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "\n" : "",
                            ((const AlprActEach *) each->pdata[i])->name);
  if (more > 0)
    {
      g_string_append_c (names, '\n');
      g_string_append_printf (names, ngettext ("and %u more", "and %u more", more), more);
    }
  return g_strdup (names->str);
}

/**
 * alpr_act_many_find_prefilling:
 * @ask: what the form is for
 * @input: an input of the act
 * @field: the row's field that prefills it
 *
 * Returns: (transfer none) (nullable): the row that prefills it: the one it is about, or any of
 *   many where all say the same
 */
AlprRow *
alpr_act_many_find_prefilling (const AlprActAsk *ask, const AlprInput *input, const char *field)
{
  g_autoptr (GVariant) first = NULL;

  if (ask->rows == NULL)
    return ask->row;
  for (guint i = 0; i < ask->rows->len; i++)
    {
      GVariant *given = alpr_act_input_from_row (input, ask->rows->pdata[i], field);
      g_autoptr (GVariant) value = given != NULL ? g_variant_ref_sink (given) : NULL;

      if (value == NULL || (first != NULL && !g_variant_equal (first, value)))
        return NULL;
      if (first == NULL)
        first = g_steal_pointer (&value);
    }
  return ask->rows->len > 0 ? ask->rows->pdata[0] : NULL;
}
