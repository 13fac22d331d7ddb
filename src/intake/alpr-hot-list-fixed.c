/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Hot lists whose columns are counted: lines of fixed width.
 *
 * NCIC, from 0: the NIC (its letter is the list) 0-10, ORI 10-19, date 19-27, plate 27-37, state
 * 37-39, plate's year 39-43, plate's type 43-45, vehicle's year 45-49, make 49-53, model 53-56,
 * style 56-58, colour 58-65, and in some states' copies a description 65-100. Washington puts two
 * digits before the NIC. In codes a zero stands for the letter O (0H, D0DG). The first line is a
 * header, unless it is a record.
 *
 * California's SVS: header `DATE07/02/2018 09:00`, plate 0-8, state 8-10, county 10-12, date of
 * loss 12-20, footer `TOTAL RECORD 0000072`. A file without its footer is cut off and refused: half
 * a list would take the other half of the plates off. Another number than was read is told.
 *
 * A line that is shorter than what it must say is set aside, never guessed.
 */

#include "alpr-hot-list-private.h"

#include <string.h>

#include "alpr-classify.h"
#include "alpr-error.h"

#define NCIC_LEAST 39
#define NCIC_MOST 160
#define SVS_LEAST 10
#define NOTE_MOST 60
#define FOOTER "TOTAL RECORD"

/* The columns @from to @until of a line, without blanks around; counted in letters. */
static void
take (AlprHotListFile *self, AlprHotLine *line, AlprHotField field, const AlprTextLine *text,
      glong from, glong until)
{
  glong length = self->ascii ? (glong) text->length
                             : g_utf8_strlen (text->text, (gssize) text->length);
  GString *cell = self->cells[field];
  const char *begin, *end;

  g_string_truncate (cell, 0);
  line->text[field] = NULL;
  if (from >= length)
    return;
  until = MIN (until, length);
  begin = self->ascii ? text->text + from : g_utf8_offset_to_pointer (text->text, from);
  end = self->ascii ? text->text + until : g_utf8_offset_to_pointer (begin, until - from);
  while (begin < end && *begin == ' ')
    begin++;
  while (end > begin && end[-1] == ' ')
    end--;
  if (begin == end)
    return;
  g_string_append_len (cell, begin, end - begin);
  line->text[field] = cell->str;
}

/* Puts "WORD columns" behind what the description says already. */
static void
describe (AlprHotListFile *self, AlprHotLine *line, const char *word, const char *text)
{
  GString *to = self->cells[ALPR_HOT_DESCRIPTION];

  if (text == NULL)
    return;
  g_string_append_printf (to, "%s%s%s", to->len > 0 ? "; " : "", word, text);
  line->text[ALPR_HOT_DESCRIPTION] = to->str;
}

static char *
dup_columns (AlprHotListFile *self, const AlprTextLine *text, glong from, glong until)
{
  AlprHotLine scratch = { 0 };

  take (self, &scratch, ALPR_HOT_SUMMARY, text, from, until);
  return g_strdup (scratch.text[ALPR_HOT_SUMMARY]);
}

static gboolean
is_blank (const AlprTextLine *text)
{
  return strspn (text->text, " \t\f\v\x1a") == text->length;
}

/* The next line that isn't blank, also kept as it came. */
static gboolean
next_text (AlprHotListFile *self, AlprTextLine *text, GError **error)
{
  while (alpr_text_lines_next (self->lines, text, error))
    if (!is_blank (text))
      {
        g_string_truncate (self->raw, 0);
        g_string_append_len (self->raw, text->text, (gssize) text->length);
        self->ascii = g_str_is_ascii (text->text);
        return TRUE;
      }
  return FALSE;
}

static gboolean
are (const char *text, gsize n, gboolean (*sign) (char sign))
{
  for (gsize i = 0; i < n; i++)
    if (!sign (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_digit (char sign)
{
  return g_ascii_isdigit (sign);
}

static gboolean
is_digit_or_blank (char sign)
{
  return g_ascii_isdigit (sign) || sign == ' ';
}

/* How many signs stand before the NIC; -1 where there is none. */
static int
find_nic (const char *text)
{
  gsize length = strlen (text);

  if (length >= 10 && g_ascii_isalpha (text[0]) && are (text + 1, 9, is_digit))
    return 0;
  if (length >= 12 && are (text, 2, is_digit) && g_ascii_isalpha (text[2])
      && are (text + 3, 9, is_digit))
    return 2;
  return -1;
}

/** alpr_hot_list_is_ncic: Returns: whether the line is a record of NCIC's extract */
gboolean
alpr_hot_list_is_ncic (const char *text)
{
  int before = find_nic (text);

  return before >= 0 && strlen (text) >= (gsize) (NCIC_LEAST + before)
         && are (text + before + 19, 8, is_digit_or_blank);
}

static void
note_text (AlprHotListFile *self, const char *what, const char *text)
{
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), NOTE_MOST));

  g_ptr_array_add (self->notes, g_strdup_printf ("%s: %s", what, shown));
}

/* The list, by the letter that begins the NIC. */
static const char *
category_of (char letter)
{
  static const struct
  {
    char letter;
    const char *category;
  } lists[] = {
    { 'A', "Amber Alert" },       { 'B', "Stolen boat" },          { 'C', "Supervised release" },
    { 'F', "Felony vehicle" },    { 'H', "Protection order" },     { 'K', "Protective interest" },
    { 'L', "Violent person" },    { 'M', "Missing person" },       { 'N', "Deported felon" },
    { 'P', "Stolen plate" },      { 'R', "Canadian file" },        { 'T', "Gang or terrorist" },
    { 'V', "Stolen vehicle" },    { 'W', "Wanted person" },        { 'X', "Sex offender" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (lists[i].letter == g_ascii_toupper (letter))
      return lists[i].category;
  return NULL;
}

/* In a code of letters a zero is an O: make, style, colour; a model may be a number. */
static void
take_vehicle (AlprHotListFile *self, AlprHotLine *line, const AlprTextLine *text, glong at)
{
  static const struct
  {
    glong from, until;
    gboolean letters;
  } parts[] = { { 45, 49, FALSE }, { 49, 53, TRUE }, { 53, 56, FALSE }, { 56, 58, FALSE },
                { 58, 65, TRUE } };
  GString *vehicle = self->cells[ALPR_HOT_VEHICLE];

  g_string_truncate (vehicle, 0);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *part = dup_columns (self, text, at + parts[i].from, at + parts[i].until);

      if (part == NULL)
        continue;
      if (parts[i].letters)
        g_strdelimit (part, "0", 'O');
      g_string_append_printf (vehicle, "%s%s", vehicle->len > 0 ? " " : "", part);
    }
  line->text[ALPR_HOT_VEHICLE] = vehicle->len > 0 ? vehicle->str : NULL;
}

static void
take_record (AlprHotListFile *self, AlprHotLine *line, const AlprTextLine *text, int before)
{
  g_autofree char *nic = dup_columns (self, text, before, before + 10);
  g_autofree char *ori = dup_columns (self, text, before + 10, before + 19);
  g_autofree char *year = dup_columns (self, text, before + 39, before + 43);
  g_autofree char *type = dup_columns (self, text, before + 43, before + 45);
  g_autofree char *words = dup_columns (self, text, before + 65, before + 100);
  const char *category = category_of (text->text[before]);

  take (self, line, ALPR_HOT_LISTED, text, before + 19, before + 27);
  if (line->text[ALPR_HOT_LISTED] != NULL
      && strspn (line->text[ALPR_HOT_LISTED], "0") == strlen (line->text[ALPR_HOT_LISTED]))
    line->text[ALPR_HOT_LISTED] = NULL;
  take (self, line, ALPR_HOT_PLATE, text, before + 27, before + 37);
  take (self, line, ALPR_HOT_ISSUER, text, before + 37, before + 39);
  take_vehicle (self, line, text, before);
  if (category != NULL)
    g_string_assign (self->cells[ALPR_HOT_CATEGORY], category);
  else
    g_string_printf (self->cells[ALPR_HOT_CATEGORY], "List %c", text->text[before]);
  line->text[ALPR_HOT_CATEGORY] = self->cells[ALPR_HOT_CATEGORY]->str;
  g_string_truncate (self->cells[ALPR_HOT_DESCRIPTION], 0);
  describe (self, line, "", words);
  describe (self, line, "NIC ", nic);
  describe (self, line, "ORI ", ori);
  describe (self, line, "plate of ", year);
  describe (self, line, "type ", type);
}

/**
 * alpr_hot_list_next_ncic:
 * @self: a file of NCIC's
 * @line: (out caller-allocates): the line
 * @error: return location for an error
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_hot_list_next_ncic (AlprHotListFile *self, AlprHotLine *line, GError **error)
{
  AlprTextLine text;
  int before;

  if (!next_text (self, &text, error))
    return FALSE;
  before = find_nic (text.text);
  if (before < 0 && !self->begun)
    {
      note_text (self, "The first line is a header", text.text);
      if (!next_text (self, &text, error))
        return FALSE;
      before = find_nic (text.text);
    }
  self->begun = TRUE;
  line->line = text.line;
  if (before < 0)
    line->fault = "it doesn't begin with a record's number (a letter and nine digits)";
  else if (text.length < (gsize) (NCIC_LEAST + before))
    line->fault = "it is cut off: plate and state end at column 39";
  else if (text.length > NCIC_MOST || text.too_long)
    line->fault = "it is longer than a record";
  else
    take_record (self, line, &text, before);
  return TRUE;
}

/** alpr_hot_list_is_svs_header: Returns: whether the line is `DATE07/02/2018 09:00` */
gboolean
alpr_hot_list_is_svs_header (const char *text)
{
  return g_str_has_prefix (text, "DATE") && strlen (text) >= 14 && g_ascii_isdigit (text[4])
         && g_ascii_isdigit (text[5]) && text[6] == '/';
}

static gboolean
is_footer (const char *text)
{
  return g_str_has_prefix (text + strspn (text, " "), FOOTER);
}

static void
take_header (AlprHotListFile *self, const AlprTextLine *text)
{
  g_autofree char *when = g_strstrip (g_strdup (text->text + strlen ("DATE")));

  if (!alpr_parse_vendor_time (when, strlen (when), self->zone, &self->source_at)
      && !alpr_hot_day_parse (when, self->zone, FALSE, &self->source_at))
    note_text (self, "The header's time can't be read", when);
}

static void
take_footer (AlprHotListFile *self, const AlprTextLine *text)
{
  const char *number = strstr (text->text, FOOTER) + strlen (FOOTER);

  self->ended = TRUE;
  self->promised = -1;
  number += strspn (number, " S:");
  if (g_ascii_isdigit (*number))
    self->promised = (gint64) g_ascii_strtoull (number, NULL, 10);
}

/* Header and footer are no lines of the list. */
static gboolean
is_frame (AlprHotListFile *self, const AlprTextLine *text)
{
  gboolean header = !self->begun && alpr_hot_list_is_svs_header (text->text);

  self->begun = TRUE;
  if (header)
    take_header (self, text);
  else if (!self->ended && is_footer (text->text))
    take_footer (self, text);
  else
    return FALSE;
  return TRUE;
}

static void
take_loss (AlprHotListFile *self, AlprHotLine *line, const AlprTextLine *text)
{
  g_autofree char *county = dup_columns (self, text, 10, 12);
  g_autofree char *words = dup_columns (self, text, 20, ALPR_TEXT_LINE_MOST);

  take (self, line, ALPR_HOT_PLATE, text, 0, 8);
  take (self, line, ALPR_HOT_ISSUER, text, 8, 10);
  take (self, line, ALPR_HOT_LISTED, text, 12, 20);
  g_string_assign (self->cells[ALPR_HOT_CATEGORY], "Stolen Vehicle System");
  line->text[ALPR_HOT_CATEGORY] = self->cells[ALPR_HOT_CATEGORY]->str;
  g_string_truncate (self->cells[ALPR_HOT_DESCRIPTION], 0);
  describe (self, line, "", words);
  describe (self, line, "county ", county);
}

/* The end of the file: its footer must have come, and tells how many lines there are. */
static gboolean
check_end (AlprHotListFile *self, GError **error)
{
  if (!self->ended)
    g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT,
                 "“%s” is cut off: its last line, %s, is missing", self->name, FOOTER);
  else if (self->promised < 0)
    g_ptr_array_add (self->notes,
                     g_strdup ("The last line does not say how many records there are"));
  else if (self->promised != self->lines_read)
    g_ptr_array_add (self->notes,
                     g_strdup_printf ("The last line says %" G_GINT64_FORMAT
                                      " records; there are %" G_GINT64_FORMAT,
                                      self->promised, self->lines_read));
  return FALSE;
}

/**
 * alpr_hot_list_next_svs:
 * @self: a file of California's SVS
 * @line: (out caller-allocates): the line
 * @error: return location for an error
 *
 * Returns: whether there is one; %FALSE with @error set on failure
 */
gboolean
alpr_hot_list_next_svs (AlprHotListFile *self, AlprHotLine *line, GError **error)
{
  g_autoptr (GError) failure = NULL;
  AlprTextLine text;

  do
    if (!next_text (self, &text, &failure))
      {
        if (failure == NULL)
          return check_end (self, error);
        g_propagate_error (error, g_steal_pointer (&failure));
        return FALSE;
      }
  while (is_frame (self, &text));
  line->line = text.line;
  if (self->ended)
    line->fault = "it stands behind the line that ends the list";
  else if (text.length < SVS_LEAST)
    line->fault = "it is cut off: plate and state end at column 10";
  else if (text.too_long)
    line->fault = "it is longer than a record";
  else
    take_loss (self, line, &text);
  return TRUE;
}
