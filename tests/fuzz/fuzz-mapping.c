/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The JSON of a mapping: whatever the bytes, there is either a mapping or an error that names file
 * and line. A mapping can be asked about any header, that of its own bytes included.
 */

#include <string.h>

#include "alpr-error.h"
#include "alpr-mapping.h"

#include "fuzz.h"

#define CELLS 8

/* The bytes, cut into cells: a header that shares words with the mapping. */
static void
ask (AlprMapping *mapping, const char *data, gsize size)
{
  AlprCell cells[CELLS];
  AlprReadRow row = { cells, 0, 1, NULL };
  AlprLayout layout;

  while (row.n_cells < CELLS && size > 0)
    {
      const char *quote = memchr (data, '"', size);
      gsize length = quote != NULL ? (gsize) (quote - data) : size;

      cells[row.n_cells++] = (AlprCell){ data, length };
      data += MIN (length + 1, size);
      size -= MIN (length + 1, size);
    }
  if (!alpr_mapping_match_header (mapping, &row, &layout))
    return;
  for (guint field = 0; field < ALPR_N_FIELDS; field++)
    {
      g_assert_cmpint (layout.column[field], <, (int) row.n_cells);
      g_assert_true (layout.column[field] >= 0 || !alpr_mapping_needs (mapping, (AlprField) field));
    }
  g_assert_cmpuint (layout.n_columns, <=, row.n_cells);
  alpr_layout_clear (&layout);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) json = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AlprMapping) mapping = alpr_mapping_load ("fuzz.json", json, &error);

  if (mapping == NULL)
    {
      g_assert_error (error, ALPR_ERROR, ALPR_ERROR_DEFINITION);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.json:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_no_error (error);
  g_assert_nonnull (alpr_mapping_get_id (mapping));
  g_assert_nonnull (alpr_mapping_get_title (mapping));
  g_assert_true (alpr_mapping_needs (mapping, ALPR_FIELD_TIME));
  ask (mapping, (const char *) data, size);
  return 0;
}
