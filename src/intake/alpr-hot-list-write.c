/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A plate as a line of a hot-list file, in the formats that other programs take:
 *
 *   csv      a table with headings, that this program reads again
 *   rekor    Plate Number,Description,State/Province: plates of 15 signs, descriptions of 1000, and
 *            neither commas nor quotes within a cell
 *   genetec  Category;PlateState;PlateNumber;EffectiveDate;ExpiryDate
 *
 * What a format can't hold is said, never cut or dropped in silence: a plate that is too long is
 * left out with the reason; a sign that would part cells stands as another one, and the line is
 * told to be changed.
 */

#include "alpr-hot-list-write.h"

#include <string.h>

#include "alpr-cell.h"
#include "alpr-text.h"

#define REKOR_PLATE 15
#define REKOR_DESCRIPTION 1000

/** alpr_hot_list_can_write: Returns: whether lists are written in the format */
gboolean
alpr_hot_list_can_write (AlprHotListFormat format)
{
  return format == ALPR_HOT_LIST_CSV || format == ALPR_HOT_LIST_REKOR
         || format == ALPR_HOT_LIST_GENETEC;
}

/** alpr_hot_list_write_head: Returns: (transfer none): the file's first line, with its end */
const char *
alpr_hot_list_write_head (AlprHotListFormat format)
{
  if (format == ALPR_HOT_LIST_REKOR)
    return "Plate Number,Description,State/Province\r\n";
  if (format == ALPR_HOT_LIST_GENETEC)
    return "Category;PlateState;PlateNumber;EffectiveDate;ExpiryDate\r\n";
  return "Plate,State,Category,Reason,Description,Case number,CAD number,Summary,Listed,"
         "Expires\r\n";
}

/* Appends @text, in which none of @signs may stand: each becomes what stands at its place in
 * @instead. Line breaks become blanks. */
static void
append_plain (GString *line, const char *text, const char *signs, const char *instead,
              gboolean *changed)
{
  for (; text != NULL && *text != '\0'; text++)
    {
      const char *sign = strchr (signs, *text);

      *changed |= sign != NULL;
      if (sign != NULL)
        g_string_append_c (line, instead[sign - signs]);
      else
        g_string_append_c (line, strchr ("\r\n\t", *text) != NULL ? ' ' : *text);
    }
}

/* Cells of a table; a spreadsheet must run none as a formula. */
static void
append_cell (GString *line, const char *text)
{
  g_autofree char *guarded = alpr_text_guard_formula (text != NULL ? text : "");
  AlprCell cell = { guarded, strlen (guarded) };

  if (line->len > 0)
    g_string_append_c (line, ',');
  alpr_cell_append_csv (&cell, line);
}

static void
write_csv (const AlprHotOut *out, GString *line)
{
  append_cell (line, out->plate);
  append_cell (line, out->issuer != NULL ? out->issuer->code : NULL);
  append_cell (line, out->category);
  append_cell (line, out->reason);
  append_cell (line, out->description);
  append_cell (line, out->case_number);
  append_cell (line, out->cad_number);
  append_cell (line, out->summary);
  append_cell (line, out->listed);
  append_cell (line, out->expires);
}

/* Everything that is said of a plate, for a format that has one cell for it */
static char *
dup_words (const AlprHotOut *out)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const char *parts[] = { out->category, out->reason, out->description, out->summary };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", parts[i]);
  if (out->case_number != NULL && *out->case_number != '\0')
    g_string_append_printf (words, "%scase %s", words->len > 0 ? "; " : "", out->case_number);
  return g_strdup (words->str);
}

static char *
write_rekor (const AlprHotOut *out, GString *line, gboolean *changed)
{
  g_autofree char *plate = alpr_plate_normalise (out->plate);
  g_autofree char *words = dup_words (out);
  g_autofree char *issuer = out->issuer != NULL ? alpr_issuer_to_rekor (out->issuer) : NULL;

  if (strlen (plate) > REKOR_PLATE)
    return g_strdup ("the format holds plates of 15 signs at most");
  if (g_utf8_strlen (words, -1) > REKOR_DESCRIPTION)
    return g_strdup ("the format holds descriptions of 1000 signs at most");
  g_string_append_printf (line, "%s,", plate);
  append_plain (line, words, ",\"", ";'", changed);
  g_string_append_printf (line, ",%s", issuer != NULL ? issuer : "");
  return NULL;
}

static char *
write_genetec (const AlprHotOut *out, GString *line, gboolean *changed)
{
  g_autofree char *plate = alpr_plate_normalise (out->plate);
  const char *category = out->category != NULL ? out->category : out->reason;

  if (category == NULL || *category == '\0')
    return g_strdup ("the format wants a category, and neither that nor a reason is said");
  append_plain (line, category, ";\"", ",'", changed);
  g_string_append_printf (line, ";%s;%s;%s;%s", out->issuer != NULL ? out->issuer->code : "",
                          plate, out->listed != NULL ? out->listed : "",
                          out->expires != NULL ? out->expires : "");
  return NULL;
}

/**
 * alpr_hot_list_write_line:
 * @format: a format in which lists are written
 * @out: a plate
 * @line: what the line is written into, with its end; empty before
 * @changed: (inout): set where a sign had to be written as another one
 *
 * Returns: (transfer full) (nullable): why the format can't hold it, and nothing is to be written;
 *   else %NULL
 */
char *
alpr_hot_list_write_line (AlprHotListFormat format, const AlprHotOut *out, GString *line,
                          gboolean *changed)
{
  g_autofree char *fault = NULL;

  if (format == ALPR_HOT_LIST_REKOR)
    fault = write_rekor (out, line, changed);
  else if (format == ALPR_HOT_LIST_GENETEC)
    fault = write_genetec (out, line, changed);
  else
    write_csv (out, line);
  g_string_append (line, "\r\n");
  return g_steal_pointer (&fault);
}
