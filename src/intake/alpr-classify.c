/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a cell is. An auditor must not be told that an officer gave no reason where the vendor or
 * the agency has hidden it: empty, masked, redacted and placeholder are four things. The trimmed
 * whole cell decides, never a part of it: `***` alone is the vendor's mask, `ABC*` a search with a
 * wildcard; `7923.600 GC` alone is the statute under which a cell was withheld, `PC 490.4` a theft.
 *
 * What looks like a word of no meaning but is one that somebody typed as a reason (`test`) stays a
 * value: whether it will do is for the policy's list of generic reasons.
 *
 * Called once per distinct text.
 */

#include "alpr-classify.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* The normal forms (letters and digits, single blanks) of what is typed to get past a field. */
static const char *const placeholders[] = {
  "n a",      "na",        "none",     "none yet",     "no case",        "no case yet",
  "nil",      "null",      "unknown",  "unk",          "tbd",            "to be determined",
  "not yet",  "pending",   "blank",    "no number",    "no case number", "no case number yet",
  "n a n a",  "no cad",    "no cr",    "not assigned", "not applicable", "not available",
};

/* Statutes under which public records are withheld, as the cell's only words beside the words of
 * statute_words. No penal or vehicle code is among them. */
static const char *const statutes[] = {
  "7923.600", "7923.605", "7923.610", "7923.615", "7923.620", "7923.625", "7922.000", "7927.700",
  "7927.705", "6254",     "6254(c)",  "6254(f)",  "6254(k)",  "6255",     "6255(a)",  "42.56.240",
  "42.56.050", "552.101", "552.108",  "552.130",  "140/7",    "119.071",  "84-712.05", "14-2-1",
  "24-72-305", "192.345", "61.878",   "149.43",   "b(6)",     "b(7)(a)",  "b(7)(c)",  "b(7)(e)",
  "b(7)(f)",  "(b)(6)",   "(b)(7)(a)", "(b)(7)(c)", "(b)(7)(e)", "(b)(7)(f)", "552(b)(6)",
  "552(b)(7)(c)", "552(b)(7)(e)",
};

static const char *const statute_words[] = {
  "gc",    "gov",   "gov.",   "govt", "govt.",     "government", "code",    "cgc", "cpra",
  "ca",    "cal.",  "sec",    "sec.", "section",   "sections",   "§",       "§§",  "per",
  "under", "and",   "foia",   "pra",  "rcw",       "ilcs",       "5",       "usc", "exempt",
  "tex.",  "tex",   "fla.",   "f.s.", "exemption", "stat.",      "stat",    "krs", "ors",
  "crs",   "nmsa",  "c.r.s.", "r.s.", "u.s.c.",    "neb.",       "pursuant", "to", "the",
  "&",
};

static gboolean
is_among (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (word[0] == list[i][0] && strcmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(word, list) is_among (word, list, G_N_ELEMENTS (list))

/* White space, and characters of no width that copying leaves behind. */
static inline gboolean
is_blank (gunichar letter)
{
  if (letter < 0x80)
    return letter == ' ' || (letter >= '\t' && letter <= '\r');
  return g_unichar_isspace (letter) || letter == 0x00a0 || letter == 0x202f
         || (letter >= 0x200b && letter <= 0x200d) || letter == 0xfeff;
}

/* Glyphs that stand for ink: blocks, squares and bars. */
static gboolean
is_ink (gunichar letter)
{
  return (letter >= 0x2580 && letter <= 0x2593) || letter == 0x25a0 || letter == 0x25a1
         || (letter >= 0x25aa && letter <= 0x25ae) || letter == 0x2b1b || letter == 0x2b1c
         || letter == 0x25cf || letter == 0x2022;
}

/* The cell without blanks at its ends, closed with a NUL. */
static char *
trim (const char *text, gsize length)
{
  const char *until = text + length;

  while (text < until && is_blank (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (text < until)
    {
      const char *last = g_utf8_find_prev_char (text, until);

      if (last == NULL || !is_blank (g_utf8_get_char (last)))
        break;
      until = last;
    }
  return g_strndup (text, (gsize) (until - text));
}

/**
 * Marks:
 *
 * How many of a cell's characters are what; blanks inside do not count.
 */
typedef struct
{
  guint all;
  guint stars;
  guint hashes;
  guint ink;
  guint letters; /* and digits */
  guint digits;  /* of ASCII */
  guint crosses; /* x and X */
  guint zeros;
} Marks;

static Marks
count_marks (const char *text)
{
  Marks marks = { 0 };

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (is_blank (letter))
        continue;
      marks.all++;
      if (g_ascii_isalnum (letter < 0x80 ? (char) letter : '\0'))
        {
          marks.letters++;
          marks.crosses += letter == 'x' || letter == 'X';
          marks.zeros += letter == '0';
          marks.digits += letter <= '9';
          continue;
        }
      marks.stars += letter == '*';
      marks.hashes += letter == '#';
      marks.ink += is_ink (letter);
      marks.letters += letter >= 0x80 && g_unichar_isalnum (letter);
    }
  return marks;
}

/* REDACTED, [Redacted], ***REDACTED***, "REDACTED, the rest"; a sentence that only mentions it is
   none. */
static gboolean
is_redaction (const char *text)
{
  gsize at = strspn (text, "[](){}<>*#\"'-_ ");
  const char *rest;

  if (g_ascii_strncasecmp (text + at, "redacted", 8) != 0)
    return FALSE;
  rest = text + at + 8;
  rest += strspn (rest, "[](){}<>*#\"'-_. ");
  if (*rest == '\0' || strchr (",:;", *rest) != NULL)
    return TRUE;
  return g_ascii_strncasecmp (rest, "per ", 4) == 0 || g_ascii_strncasecmp (rest, "under ", 6) == 0
         || g_ascii_strncasecmp (rest, "pursuant ", 9) == 0;
}

#define LONGEST_WORD 16
#define WORD_PARTING " \t\n,;"

/* Nothing but a public-records statute and the words around it. */
static gboolean
is_statute (const char *text)
{
  gboolean found = FALSE;

  for (text += strspn (text, WORD_PARTING); *text != '\0';
       text += strspn (text, WORD_PARTING))
    {
      gsize length = strcspn (text, WORD_PARTING);
      char word[LONGEST_WORD];
      const char *bare = word;

      if (length >= sizeof word)
        return FALSE;
      for (gsize i = 0; i < length; i++)
        word[i] = g_ascii_tolower (text[i]);
      word[length] = '\0';
      text += length;
      if (g_str_has_prefix (bare, "§"))
        bare += strlen ("§");
      if (*bare == '\0')
        continue;
      if (IS_AMONG (bare, statutes))
        found = TRUE;
      else if (!IS_AMONG (bare, statute_words))
        return FALSE;
    }
  return found;
}

static gboolean
is_placeholder (const char *text, const Marks *marks)
{
  g_autofree char *norm = NULL;

  if (marks->letters == 0 || marks->zeros == marks->all || marks->crosses == marks->all)
    return TRUE;
  /* None of those listed has a digit, or more letters than this. */
  if (marks->digits > 0 || marks->letters > 24)
    return FALSE;
  norm = alpr_text_normalise (text);
  return IS_AMONG (norm, placeholders);
}

/* Kinds of characters; 0 for an ASCII character that is neither letter nor digit. x is no letter
 * here: `xxx` and `x0` are placeholders. */
enum
{
  SEEN_LETTER = 1,
  SEEN_DIGIT = 2,
  SEEN_OTHER = 4 /* not ASCII */
};

static const guint8 kinds[256] = {
  ['0' ... '9'] = SEEN_DIGIT,  ['A' ... 'W'] = SEEN_LETTER, ['Y' ... 'Z'] = SEEN_LETTER,
  ['a' ... 'w'] = SEEN_LETTER, ['y' ... 'z'] = SEEN_LETTER, [0x80 ... 0xff] = SEEN_OTHER,
};

static gboolean
is_parting (char byte)
{
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == ',' || byte == ';';
}

/* Whether the first word may be one of a statute: of those listed only numbers have digits, and
 * none has letters and digits without a mark between them. */
static gboolean
is_first_word_listed (const char *text, gsize length)
{
  char word[LONGEST_WORD];
  guint seen = 0, marks = 0;
  gsize n = 0;

  for (; n < length && !is_parting (text[n]); n++)
    {
      guint kind = kinds[(guint8) text[n]];

      if (n + 1 == sizeof word)
        return FALSE;
      seen |= kind;
      marks += kind == 0 && text[n] != '-';
      word[n] = g_ascii_tolower (text[n]);
    }
  word[n] = '\0';
  if (seen == (SEEN_LETTER | SEEN_DIGIT) && marks == 0)
    return FALSE;
  return (seen & SEEN_DIGIT) != 0 ? IS_AMONG (word, statutes) || strcmp (word, "5") == 0
                                  : IS_AMONG (word, statute_words);
}

/* Most cells that are new to a book are plates, case numbers and reasons with a number in them.
 * They are told from what is listed here by their first word; FALSE says only that more must be
 * asked: of whatever has no digit, no letter, begins with a mark or like "redacted". */
static gboolean
is_plain_value (const char *text, gsize length)
{
  guint seen = 0;

  for (gsize i = 0; i < length; i++)
    seen |= kinds[(guint8) text[i]];
  return seen == (SEEN_LETTER | SEEN_DIGIT) && g_ascii_isalnum (text[0])
         && (text[0] | 0x20) != 'r' && !is_first_word_listed (text, length);
}

/**
 * alpr_classify_cell:
 * @text: a cell, UTF-8, not closed with a NUL
 * @length: its length in bytes
 *
 * Returns: what the cell is, by its trimmed whole; never %ALPR_CELL_NOT_EXPORTED
 */
AlprCellState
alpr_classify_cell (const char *text, gsize length)
{
  g_autofree char *cell = NULL;
  Marks marks;

  if (is_plain_value (text, length))
    return ALPR_CELL_VALUE;
  cell = trim (text, length);
  marks = count_marks (cell);
  if (marks.all == 0)
    return ALPR_CELL_EMPTY;
  if (marks.stars == marks.all && marks.all >= 3)
    return ALPR_CELL_MASKED;
  if ((marks.hashes == marks.all && marks.all >= 2) || marks.ink == marks.all
      || is_redaction (cell) || (marks.digits > 0 && is_statute (cell)))
    return ALPR_CELL_REDACTED;
  if (is_placeholder (cell, &marks))
    return ALPR_CELL_PLACEHOLDER;
  return ALPR_CELL_VALUE;
}

static gsize
skip_blanks (const char *text, gsize *length)
{
  gsize from = 0;

  while (from < *length && (text[from] == ' ' || (text[from] >= '\t' && text[from] <= '\r')))
    from++;
  while (*length > from
         && (text[*length - 1] == ' ' || (text[*length - 1] >= '\t' && text[*length - 1] <= '\r')))
    --*length;
  *length -= from;
  return from;
}

#ifdef __SSE2__
/* Sixteen hex digits to eight bytes, in the low half; @bad gets bits where a byte is none. */
static inline __m128i
pack_hex (__m128i digits, __m128i *bad)
{
  __m128i lower = _mm_or_si128 (digits, _mm_set1_epi8 (0x20));
  __m128i number = _mm_sub_epi8 (digits, _mm_set1_epi8 ('0'));
  __m128i letter = _mm_sub_epi8 (lower, _mm_set1_epi8 ('a'));
  __m128i is_number = _mm_cmpeq_epi8 (_mm_min_epu8 (number, _mm_set1_epi8 (9)), number);
  __m128i is_letter = _mm_cmpeq_epi8 (_mm_min_epu8 (letter, _mm_set1_epi8 (5)), letter);
  __m128i value = _mm_or_si128 (
      _mm_and_si128 (is_number, number),
      _mm_and_si128 (is_letter, _mm_add_epi8 (letter, _mm_set1_epi8 (10))));
  __m128i high = _mm_slli_epi16 (_mm_and_si128 (value, _mm_set1_epi16 (0x00ff)), 4);
  __m128i low = _mm_srli_epi16 (value, 8);

  *bad = _mm_or_si128 (*bad, _mm_cmpeq_epi8 (_mm_or_si128 (is_number, is_letter),
                                             _mm_setzero_si128 ()));
  return _mm_packus_epi16 (_mm_or_si128 (high, low), _mm_setzero_si128 ());
}

static gboolean
read_hex (const char digits[32], guint8 out[16])
{
  __m128i bad = _mm_setzero_si128 ();
  __m128i first = pack_hex (_mm_loadu_si128 ((const __m128i *) (gconstpointer) digits), &bad);
  __m128i last = pack_hex (_mm_loadu_si128 ((const __m128i *) (gconstpointer) (digits + 16)), &bad);

  if (_mm_movemask_epi8 (bad) != 0)
    return FALSE;
  _mm_storeu_si128 ((__m128i *) (gpointer) out, _mm_unpacklo_epi64 (first, last));
  return TRUE;
}
#else
static gboolean
read_hex (const char digits[32], guint8 out[16])
{
  guint8 read[16];

  for (guint i = 0; i < 16; i++)
    {
      int high = g_ascii_xdigit_value (digits[2 * i]);
      int low = g_ascii_xdigit_value (digits[2 * i + 1]);

      if (high < 0 || low < 0)
        return FALSE;
      read[i] = (guint8) (high << 4 | low);
    }
  memcpy (out, read, sizeof read);
  return TRUE;
}
#endif

/**
 * alpr_parse_uuid:
 * @text: a cell, not closed with a NUL
 * @length: its length in bytes
 * @out: (out caller-allocates): the UUID's bytes; untouched on failure
 *
 * Returns: whether the cell is a UUID in the usual form, 8-4-4-4-12 hex digits
 */
gboolean
alpr_parse_uuid (const char *text, gsize length, guint8 out[16])
{
  char digits[32];

  if (length != 36)
    text += skip_blanks (text, &length);
  if (length != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
    return FALSE;
  memcpy (digits, text, 8);
  memcpy (digits + 8, text + 9, 4);
  memcpy (digits + 12, text + 14, 4);
  memcpy (digits + 16, text + 19, 4);
  memcpy (digits + 20, text + 24, 12);
  return read_hex (digits, out);
}

/**
 * alpr_parse_count:
 * @text: a cell, not closed with a NUL
 * @length: its length in bytes
 * @count: (out): the number; untouched on failure
 *
 * Reads a whole number of up to 15 digits, also with commas between thousands (`1,463`).
 *
 * Returns: whether the cell is one
 */
gboolean
alpr_parse_count (const char *text, gsize length, gint64 *count)
{
  gint64 value = 0;
  gsize digits = 0;
  gsize since_comma = 0;
  gboolean commas = FALSE;

  text += skip_blanks (text, &length);
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      {
        value = value * 10 + text[i] - '0';
        since_comma++;
        if (++digits > 15)
          return FALSE;
      }
    else if (text[i] == ',' && (commas ? since_comma == 3 : since_comma >= 1 && since_comma <= 3))
      {
        commas = TRUE;
        since_comma = 0;
      }
    else
      return FALSE;
  if (digits == 0 || (commas && since_comma != 3))
    return FALSE;
  *count = value;
  return TRUE;
}
