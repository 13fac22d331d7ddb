/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file as text, for golden files: what the reader gives cell by cell, what the mappings make of
 * the header, and what times and counts become. Line breaks in a cell are shown as \n and \r.
 */

#include "intake-dump.h"

#include "alpr-classify.h"
#include "alpr-time.h"

static void
append_cell (GString *out, const AlprCell *cell)
{
  g_string_append_c (out, '[');
  for (gsize i = 0; i < cell->length; i++)
    if (cell->text[i] == '\n')
      g_string_append (out, "\\n");
    else if (cell->text[i] == '\r')
      g_string_append (out, "\\r");
    else if ((guint8) cell->text[i] < 0x20)
      g_string_append_printf (out, "\\x%02x", (guint) (guint8) cell->text[i]);
    else
      g_string_append_c (out, cell->text[i]);
  g_string_append_c (out, ']');
}

static void
append_row (GString *out, const AlprReadRow *row)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ": ", row->row);
  for (guint i = 0; i < row->n_cells; i++)
    append_cell (out, &row->cells[i]);
  if (row->broken != NULL)
    g_string_append_printf (out, " BROKEN: %s", row->broken);
  g_string_append_c (out, '\n');
}

static const AlprCell *
cell_of (const AlprReadRow *row, const AlprLayout *layout, AlprField field)
{
  int column = layout->column[field];

  return column >= 0 && (guint) column < row->n_cells ? &row->cells[column] : NULL;
}

static void
append_time (GString *out, const char *label, gint64 time)
{
  g_autofree char *iso = alpr_time_to_iso (time);

  g_string_append_printf (out, " %s=%s", label, iso);
}

static void
append_parsed (GString *out, const AlprReadRow *row, const AlprLayout *layout)
{
  const AlprCell *time = cell_of (row, layout, ALPR_FIELD_TIME);
  const AlprCell *date = cell_of (row, layout, ALPR_FIELD_DATE);
  const AlprCell *frame = cell_of (row, layout, ALPR_FIELD_TIME_FRAME);
  const AlprCell *networks = cell_of (row, layout, ALPR_FIELD_NETWORKS);
  gint64 at, until;
  gboolean read = FALSE;

  if (time != NULL && date != NULL)
    read = alpr_parse_vendor_split (date->text, date->length, time->text, time->length, NULL, &at);
  else if (time != NULL)
    read = alpr_parse_vendor_time (time->text, time->length, NULL, &at);
  g_string_append (out, "   ");
  if (read)
    append_time (out, "at", at);
  else
    g_string_append (out, " no time");
  if (frame != NULL && alpr_parse_vendor_frame (frame->text, frame->length, NULL, &at, &until))
    {
      append_time (out, "from", at);
      append_time (out, "until", until);
    }
  if (networks != NULL && alpr_parse_count (networks->text, networks->length, &at))
    g_string_append_printf (out, " networks=%" G_GINT64_FORMAT, at);
  g_string_append_c (out, '\n');
}

static void
append_layout (GString *out, AlprMapping *mapping, const AlprLayout *layout)
{
  g_string_append_printf (out, "    mapping %s, %u columns:", alpr_mapping_get_id (mapping),
                          layout->n_columns);
  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    if (layout->column[field] >= 0)
      g_string_append_printf (out, " %s=%d", alpr_field_to_text ((AlprField) field),
                              layout->column[field]);
  for (guint i = 0; i < layout->n_columns; i++)
    if (layout->extra[i])
      g_string_append_printf (out, " extra=%u", i);
  g_string_append_c (out, '\n');
}

static gboolean
is_blank (const AlprReadRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].length > 0)
      return FALSE;
  return TRUE;
}

static void
append_sheet (GString *out, AlprReader *reader, GPtrArray *mappings, GError **error)
{
  AlprMapping *mapping = NULL;
  AlprLayout layout = { 0 };
  gboolean asked = FALSE;
  AlprReadRow row;

  g_string_append_printf (out, "sheet “%s”%s\n", alpr_reader_get_sheet (reader),
                          alpr_reader_is_sheet_hidden (reader) ? ", hidden" : "");
  while (alpr_reader_next_row (reader, &row, error))
    {
      g_autoptr (GError) unknown = NULL;

      append_row (out, &row);
      if (mapping != NULL)
        append_parsed (out, &row, &layout);
      if (asked || is_blank (&row))
        continue;
      asked = TRUE;
      mapping = alpr_mapping_recognise (mappings, alpr_reader_get_name (reader), &row, &layout,
                                        &unknown);
      if (mapping != NULL)
        append_layout (out, mapping, &layout);
      else
        g_string_append_printf (out, "    %s\n", unknown->message);
    }
  alpr_layout_clear (&layout);
}

/** intake_load_mappings: Returns: (transfer full): the shipped mappings */
GPtrArray *
intake_load_mappings (void)
{
  GPtrArray *mappings = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) ids = alpr_mapping_list_shipped ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      AlprMapping *mapping = alpr_mapping_load_shipped (ids[i], &error);

      g_assert_no_error (error);
      g_ptr_array_add (mappings, mapping);
    }
  return mappings;
}

/** intake_dump: Returns: (transfer full): the file as text, its error included */
char *
intake_dump (const char *path, GPtrArray *mappings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprReader) reader = alpr_reader_open (path, &error);
  GString *out = g_string_new (NULL);

  if (reader != NULL)
    {
      while (error == NULL && alpr_reader_next_sheet (reader, &error))
        append_sheet (out, reader, mappings, &error);
      g_string_append_printf (out, "%s, %s\n", alpr_reader_get_kind (reader),
                              alpr_reader_get_encoding (reader));
    }
  if (error != NULL)
    g_string_append_printf (out, "error %d: %s\n", error->code, error->message);
  return g_string_free (out, FALSE);
}
