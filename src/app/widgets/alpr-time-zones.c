/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The names of the zone database in a drop-down that can be searched. The database's own table is
 * read (country, place, name); where it isn't there, the computer's zone and UTC are offered.
 */

#include "alpr-time-zones.h"

#include <string.h>

#define ZONES "/usr/share/zoneinfo/"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
read_table (void)
{
  char *table = NULL;

  if (!g_file_get_contents (ZONES "zone1970.tab", &table, NULL, NULL))
    g_file_get_contents (ZONES "zone.tab", &table, NULL, NULL);
  return table;
}

/* Those of the country that most agencies are in stand first. */
static GPtrArray *
list_zones (void)
{
  GPtrArray *home = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *table = read_table ();
  g_auto (GStrv) lines = g_strsplit (table != NULL ? table : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 4);

      if (*lines[i] == '#' || g_strv_length (cells) < 3)
        continue;
      g_ptr_array_add (strstr (cells[0], "US") != NULL ? home : others, g_strdup (cells[2]));
    }
  g_ptr_array_sort (home, compare_names);
  g_ptr_array_sort (others, compare_names);
  g_ptr_array_extend_and_steal (home, g_steal_pointer (&others));
  g_ptr_array_add (home, g_strdup ("UTC"));
  return home;
}

static guint
find_zone (GPtrArray *zones, const char *name)
{
  for (guint i = 0; i < zones->len; i++)
    if (g_strcmp0 (zones->pdata[i], name) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/** alpr_time_zones_fill: Offers all zones; the computer's own is chosen. */
void
alpr_time_zones_fill (GtkDropDown *drop_down)
{
  g_autoptr (GPtrArray) zones = list_zones ();
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();
  g_autoptr (GtkStringList) names = NULL;
  g_autoptr (GtkExpression) text = NULL;
  guint local = find_zone (zones, g_time_zone_get_identifier (here));

  if (local == GTK_INVALID_LIST_POSITION)
    local = find_zone (zones, "UTC");
  g_ptr_array_add (zones, NULL);
  names = gtk_string_list_new ((const char *const *) zones->pdata);
  text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  gtk_drop_down_set_expression (drop_down, text);
  gtk_drop_down_set_enable_search (drop_down, TRUE);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, local);
}

/** alpr_time_zones_get_chosen: Returns: (transfer none) (nullable): the name that was chosen */
const char *
alpr_time_zones_get_chosen (GtkDropDown *drop_down)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (drop_down);

  return chosen != NULL ? gtk_string_object_get_string (chosen) : NULL;
}
