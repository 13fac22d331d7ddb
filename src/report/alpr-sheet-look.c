/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a workbook looks like: one face, a dark blue for titles, greys for lines and heads, and four
 * quiet tones for badges. A tone is never the only sign of anything: the word stands in the cell.
 *
 * The face is Arial, because the free face that stands in for it has the same widths, so a page
 * breaks alike in every office program. A line's height and a letter's width are needed where a
 * text goes over several columns: no program fits the height of such a row by itself.
 */

#include "alpr-sheet-look.h"

#include <math.h>
#include <string.h>

#define FACE "Arial"
#define FACE_OF_ONE_WIDTH "Courier New"

#define BLUE 0x1B365D
#define INK 0x26323E
#define GREY 0x5B6875
#define RULE 0xD5DBE1
#define RULE_DARK 0x8FA0B2
#define HEAD_FILL 0xE7ECF2
#define QUIET_FILL 0xF4F6F8

typedef enum
{
  TONE_PLAIN,
  TONE_GOOD,
  TONE_BAD,
  TONE_CARE
} Tone;

typedef struct
{
  double size;
  lxw_color_t colour;
  guint bold : 1;
  guint italic : 1;
  guint wrap : 1;
  guint one_width : 1;
  guint to_the_right : 1;
  guint in_the_middle : 1;
  guint at_the_bottom : 1;
  lxw_color_t fill;  /* 0: none */
  lxw_color_t under; /* 0: no line below */
  const char *number;
} Look;

static const Look looks[ALPR_LOOK_N] = {
  [ALPR_LOOK_AGENCY] = { .size = 9, .colour = GREY, .bold = 1 },
  [ALPR_LOOK_TITLE] = { .size = 17, .colour = BLUE, .bold = 1 },
  [ALPR_LOOK_SUBJECT] = { .size = 10, .colour = INK, .wrap = 1 },
  [ALPR_LOOK_SOURCE] = { .size = 8, .colour = GREY, .wrap = 1, .under = BLUE },
  [ALPR_LOOK_DRAFT]
  = { .size = 11, .colour = 0x7A4B00, .bold = 1, .wrap = 1, .fill = 0xFFF1CC, .in_the_middle = 1 },
  [ALPR_LOOK_HEADING] = { .size = 12, .colour = BLUE, .bold = 1, .at_the_bottom = 1 },
  [ALPR_LOOK_VERDICT]
  = { .size = 13, .colour = BLUE, .bold = 1, .wrap = 1, .fill = QUIET_FILL, .in_the_middle = 1 },
  [ALPR_LOOK_PARAGRAPH] = { .size = 10, .colour = INK, .wrap = 1 },
  [ALPR_LOOK_NOTE] = { .size = 9, .colour = GREY, .italic = 1, .wrap = 1 },
  [ALPR_LOOK_SCRIPT]
  = { .size = 9, .colour = INK, .wrap = 1, .one_width = 1, .fill = QUIET_FILL },
  [ALPR_LOOK_LABEL] = { .size = 10, .colour = GREY, .bold = 1, .wrap = 1, .under = RULE },
  [ALPR_LOOK_HEAD] = { .size = 9, .colour = BLUE, .bold = 1, .wrap = 1, .fill = HEAD_FILL,
                       .under = RULE_DARK, .in_the_middle = 1 },
  [ALPR_LOOK_HEAD_NUMBER] = { .size = 9, .colour = BLUE, .bold = 1, .wrap = 1, .to_the_right = 1,
                              .fill = HEAD_FILL, .under = RULE_DARK, .in_the_middle = 1 },
  [ALPR_LOOK_TEXT] = { .size = 10, .colour = INK, .wrap = 1, .under = RULE },
  [ALPR_LOOK_CODE]
  = { .size = 8, .colour = INK, .wrap = 1, .one_width = 1, .under = RULE },
  [ALPR_LOOK_NUMBER] = { .size = 10, .colour = INK, .to_the_right = 1,
                         .under = RULE, .number = "#,##0" },
  [ALPR_LOOK_FRACTION] = { .size = 10, .colour = INK, .to_the_right = 1,
                           .under = RULE, .number = "#,##0.0" },
  [ALPR_LOOK_PERCENT] = { .size = 10, .colour = INK, .to_the_right = 1,
                          .under = RULE, .number = "0.0%" },
  [ALPR_LOOK_TIME] = { .size = 10, .colour = INK, .under = RULE,
                       .number = "yyyy-mm-dd hh:mm:ss" },
  [ALPR_LOOK_DAY]
  = { .size = 10, .colour = INK, .under = RULE, .number = "yyyy-mm-dd" },
  [ALPR_LOOK_FACT_NUMBER]
  = { .size = 10, .colour = INK, .under = RULE, .number = "#,##0" },
  [ALPR_LOOK_FORM] = { .size = 10, .colour = INK, .wrap = 1, .under = RULE_DARK },
};

static const struct
{
  lxw_color_t colour;
  lxw_color_t fill;
} tones[ALPR_LOOK_N_TONES] = {
  [TONE_PLAIN] = { GREY, 0xEEF0F2 },
  [TONE_GOOD] = { 0x1D5F38, 0xE4F1E8 },
  [TONE_BAD] = { 0x8E1B1B, 0xF9E3E1 },
  [TONE_CARE] = { 0x7A4B00, 0xFFF1CC },
};

static const struct
{
  const char *word;
  Tone tone;
} badge_tones[] = {
  { "compliant", TONE_GOOD },   { "explained", TONE_GOOD },    { "final", TONE_GOOD },
  { "yes", TONE_GOOD },         { "done", TONE_GOOD },         { "not-compliant", TONE_BAD },
  { "violation", TONE_BAD },    { "upheld", TONE_BAD },        { "no", TONE_BAD },
  { "refused", TONE_BAD },      { "denied", TONE_BAD },        { "failed", TONE_BAD },
  { "data-error", TONE_CARE },  { "undetermined", TONE_CARE }, { "open", TONE_CARE },
  { "not judged", TONE_CARE },  { "draft", TONE_CARE },
};

static lxw_format *
add_format (lxw_workbook *book, const Look *look)
{
  lxw_format *format = workbook_add_format (book);

  format_set_font_name (format, look->one_width ? FACE_OF_ONE_WIDTH : FACE);
  format_set_font_size (format, look->size);
  format_set_font_color (format, look->colour);
  format_set_align (format, look->in_the_middle   ? LXW_ALIGN_VERTICAL_CENTER
                            : look->at_the_bottom ? LXW_ALIGN_VERTICAL_BOTTOM
                                                  : LXW_ALIGN_VERTICAL_TOP);
  format_set_align (format, look->to_the_right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
  /* A number keeps its distance from a text to its right. */
  if (look->to_the_right)
    format_set_indent (format, 1);
  if (look->bold)
    format_set_bold (format);
  if (look->italic)
    format_set_italic (format);
  if (look->wrap)
    format_set_text_wrap (format);
  if (look->fill != 0)
    format_set_bg_color (format, look->fill);
  if (look->number != NULL)
    format_set_num_format (format, look->number);
  if (look->under != 0)
    {
      format_set_bottom (format, LXW_BORDER_THIN);
      format_set_bottom_color (format, look->under);
    }
  return format;
}

/**
 * alpr_looks_add:
 * @self: filled with the formats
 * @book: a new workbook
 *
 * Gives @book its formats, and its face to cells that have none.
 */
void
alpr_looks_add (AlprLooks *self, lxw_workbook *book)
{
  lxw_format *plain = STAILQ_FIRST (book->formats);

  format_set_font_name (plain, FACE);
  format_set_font_size (plain, 10);
  for (guint i = 0; i < ALPR_LOOK_N; i++)
    self->formats[i] = add_format (book, &looks[i]);
  format_set_border (self->formats[ALPR_LOOK_FORM], LXW_BORDER_THIN);
  format_set_border_color (self->formats[ALPR_LOOK_FORM], RULE_DARK);
  for (guint i = 0; i < ALPR_LOOK_N_TONES; i++)
    {
      Look badge = { .size = 9, .colour = tones[i].colour, .fill = tones[i].fill, .bold = 1,
                     .wrap = 1, .under = RULE };

      self->badges[i] = add_format (book, &badge);
    }
}

static lxw_format *
get_badge (const AlprLooks *self, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (badge_tones); i++)
    if (g_strcmp0 (word, badge_tones[i].word) == 0)
      return self->badges[badge_tones[i].tone];
  return self->badges[TONE_PLAIN];
}

/**
 * alpr_looks_get_for_cell:
 *
 * Returns: (transfer none): the format in which @cell of a table stands
 */
lxw_format *
alpr_looks_get_for_cell (const AlprLooks *self, const AlprSheetCell *cell)
{
  switch (cell->kind)
    {
    case ALPR_SHEET_BADGE:
      return get_badge (self, cell->text);
    case ALPR_SHEET_CODE:
      return self->formats[ALPR_LOOK_CODE];
    case ALPR_SHEET_NUMBER:
      return self->formats[floor (cell->number) == cell->number ? ALPR_LOOK_NUMBER
                                                                : ALPR_LOOK_FRACTION];
    case ALPR_SHEET_PERCENT:
      return self->formats[ALPR_LOOK_PERCENT];
    case ALPR_SHEET_TIME:
      return self->formats[ALPR_LOOK_TIME];
    case ALPR_SHEET_DAY:
      return self->formats[ALPR_LOOK_DAY];
    case ALPR_SHEET_BLANK:
    case ALPR_SHEET_TEXT:
    default:
      return self->formats[ALPR_LOOK_TEXT];
    }
}

/** alpr_looks_get_line_height: Returns: how high a line of text is, in points */
double
alpr_looks_get_line_height (AlprLook look)
{
  return looks[look].size * 1.28;
}

/**
 * alpr_looks_get_letter_width:
 * @look: a look
 *
 * Returns: the width of a middling letter, in the unit of column widths (a digit of 10 points);
 *   somewhat too much, for lines break between words
 */
double
alpr_looks_get_letter_width (AlprLook look)
{
  double letter = looks[look].one_width ? 1.14 : looks[look].bold ? 0.94 : 0.86;

  return letter * looks[look].size / 10;
}
