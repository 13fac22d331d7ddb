/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A case number typed into the reason. Recognising one matters: such a search is not one without a
 * case number, and what is wrong with it is another thing. Seeing one where none is would excuse a
 * search that has no reason, so the recognition is conservative. What counts, with digits as 9:
 *
 *   C99-999…  99-999…  PA2099-999…  99-9999-99     a year of two or four digits, a dash, a number
 *   9999-99999  999-99999-9999-999  X9-99999       other dashed numbers that are long enough
 *   PA209999999  T99999999                         letters, a year and a long number
 *   99999  999999  9999999999                      bare numbers, with the exceptions below
 *
 * What does not: numbers of statutes (PC 490.4, 10851, 20002 VC), radio codes (10-36), dates,
 * telephone and social security numbers, times, plates (DG08357, 8TKD596) and the VIN. A bare
 * number of six or seven digits may be a plate of Illinois; it counts only if it begins with a
 * year.
 *
 * A number is looked for word by word (alpr-case-words.c); the dashed forms win over the bare ones.
 */

#include "alpr-case-number.h"

#include <string.h>

#include "alpr-case-words.h"
#include "alpr-text.h"

#define GROUPS_MAX 5
#define DIGITS_LEAST 5

/* A part of a number between dashes: letters, then digits, then letters. */
typedef struct
{
  guint before;
  guint digits;
  guint after;
  const char *number; /* the digits */
} Group;

/* Words beside which a number is one of a statute. */
static const char *const codes[] = {
  "PC",   "VC",      "HS",  "BP",  "WI",  "CPC", "CVC", "CHS", "SEC",  "SECTION", "CODE", "PEN",
  "VEH",  "STATUTE", "USC", "ORS", "RCW", "CRS", "ARS", "NRS", "KRS",  "ILCS",    "ORC",
};

/* Words that say that a case or call number follows. */
static const char *const hints[] = {
  "CASE", "CAD", "CFS", "INCIDENT", "INC", "REPORT", "RPT",
  "CR",   "RD",  "DR",  "REF",      "EVENT", "FILE",
};

/* Statutes of five digits that officers type alone: California's vehicle and health code. */
static const char *const statutes[] = {
  "10750", "10751", "10801", "10802", "10803", "10850", "10851", "10852", "10853", "10855", "11350",
  "11351", "11352", "11357", "11358", "11359", "11360", "11364", "11366", "11370", "11375", "11377",
  "11378", "11379", "11532", "11550", "12500", "14601", "16025", "16028", "20001", "20002", "20003",
  "21453", "21461", "21650", "21651", "21658", "21703", "21706", "21801", "22107", "22348", "22349",
  "22350", "22450", "22500", "22502", "22507", "22651", "22658", "22659", "22669", "23103", "23104",
  "23105", "23109", "23110", "23112", "23123", "23140", "23152", "23153", "23222", "23582", "24002",
  "24250", "24400", "24601", "25620", "25658", "25662", "26100", "26708", "27150", "27153", "27315",
  "28051",
};

static gboolean
is_among (const char *word, const char *const *list, gsize n)
{
  for (gsize i = 0; word != NULL && i < n; i++)
    if (strcmp (word, list[i]) == 0)
      return TRUE;
  return FALSE;
}

#define IS_AMONG(word, list) is_among (word, list, G_N_ELEMENTS (list))

static int
number_at (const char *digits, guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 10 + (digits[i] - '0');
  return value;
}

/* The digits from @digits are a year of @n digits. */
static gboolean
is_year (const char *digits, guint n)
{
  int year = number_at (digits, n);

  return n == 4 ? year >= 2010 && year <= 2039 : n == 2 && year >= 10 && year <= 39;
}

static gboolean
begins_with_year (const Group *group)
{
  return (group->digits >= 4 && is_year (group->number, 4))
         || (group->digits >= 2 && is_year (group->number, 2));
}

/* 250327… : a year, a month and a day, as CAD systems begin their numbers */
static gboolean
begins_with_day (const char *digits)
{
  int month = number_at (digits + 2, 2);
  int day = number_at (digits + 4, 2);

  return is_year (digits, 2) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Reads the groups of a word; 0 where it holds anything else. */
static guint
read_groups (const char *word, Group groups[GROUPS_MAX])
{
  guint n = 0;

  for (const char *at = word;; at++)
    {
      Group *group = &groups[n];

      if (n == GROUPS_MAX)
        return 0;
      memset (group, 0, sizeof *group);
      for (; g_ascii_isalpha (*at); at++)
        group->before++;
      group->number = at;
      for (; g_ascii_isdigit (*at); at++)
        group->digits++;
      for (; g_ascii_isalpha (*at); at++)
        group->after++;
      if (group->before + group->digits == 0)
        return 0;
      n++;
      if (*at == '\0')
        return n;
      if (*at != '-')
        return 0;
    }
}

static guint
count_digits (const Group *groups, guint n)
{
  guint digits = 0;

  for (guint i = 0; i < n; i++)
    digits += groups[i].digits;
  return digits;
}

/* Whether the groups have exactly these numbers of digits (zero-closed) and no letters. */
static gboolean
has_form (const Group *groups, guint n, const guint *form)
{
  for (guint i = 0; i < n; i++)
    if (form[i] == 0 || groups[i].digits != form[i] || groups[i].before + groups[i].after > 0)
      return FALSE;
  return form[n] == 0;
}

/* Dates, telephone and social security numbers */
static gboolean
is_other_number (const Group *groups, guint n)
{
  static const guint forms[][5] = {
    { 3, 3, 4 }, { 1, 3, 3, 4 }, { 3, 4 }, { 3, 2, 4 }, { 5, 4 },    { 4, 2, 2 },
    { 1, 1, 2 }, { 1, 2, 2 },    { 2, 1, 2 }, { 2, 2, 2 }, { 1, 1, 4 }, { 1, 2, 4 },
    { 2, 1, 4 }, { 2, 2, 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (has_form (groups, n, forms[i]))
      return TRUE;
  return FALSE;
}

/* C99-999, 99-9999, PA2099-999, each with more groups of digits */
static gboolean
is_year_form (const Group *groups, guint n, gboolean alone)
{
  const Group *number = &groups[1];
  guint least = groups[0].before > 0 || alone ? 3 : 4;

  if (groups[0].before > 5 || groups[0].after > 0
      || !is_year (groups[0].number, groups[0].digits))
    return FALSE;
  /* Radio codes are 10-…, and one state's criminal code is chapter 28. */
  if (groups[0].before == 0 && groups[0].digits == 2 && number->digits < 5
      && (number_at (groups[0].number, 2) < 15 || number_at (groups[0].number, 2) == 28))
    return FALSE;
  return number->digits >= least && number->digits <= 9
         && (number->after == 0 || (number->after == 1 && number->digits >= 4));
}

static gboolean
is_dashed (const Group *groups, guint n, const char *before, gboolean alone)
{
  guint digits = count_digits (groups, n);

  for (guint i = 1; i < n; i++)
    if (groups[i].before > 0 || (groups[i].after > 0 && i + 1 < n))
      return FALSE;
  if (is_other_number (groups, n))
    return has_form (groups, n, (const guint[]) { 3, 4, 0 }) && IS_AMONG (before, hints);
  if (is_year_form (groups, n, alone))
    return TRUE;
  if (groups[0].after > 0 || groups[n - 1].after > 0 || groups[0].before > 5 || digits > 18)
    return FALSE;
  if (n > 2)
    return digits >= 9 && groups[0].digits > 0;
  return groups[0].digits > 0
         && (groups[1].digits >= 5 || (groups[0].digits >= 4 && groups[1].digits >= 3));
}

/* INC-251234, S-25-00123: letters, then what must do without them */
static gboolean
is_prefixed (const Group *groups, guint n)
{
  const Group *rest = groups + 1;

  if (groups[0].digits > 0 || groups[0].before > 5 || rest->before > 0)
    return FALSE;
  if (n == 2)
    return rest->after == 0 && rest->digits <= 14
           && (rest->digits >= 8 || (rest->digits >= 6 && begins_with_year (rest)));
  return is_year (rest->number, rest->digits) && rest->after == 0 && groups[2].before == 0
         && groups[2].digits >= 3;
}

static gboolean
is_telephone (const Group *group)
{
  const char *at = group->number + (group->digits - 10);

  if (group->digits == 11 && group->number[0] != '1')
    return FALSE;
  return at[0] >= '2' && at[3] >= '2' && !begins_with_day (at);
}

static gboolean
is_calendar_day (const char *digits)
{
  int month = number_at (digits + 4, 2);
  int day = number_at (digits + 6, 2);

  return is_year (digits, 4) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static gboolean
is_bare (const char *word, const Group *group, const char *before, const char *after)
{
  if (group->after > 0)
    return FALSE;
  if (group->before > 0)
    return group->before <= 5 && group->digits >= 6 && group->digits <= 14
           && group->before + group->digits >= 9 && begins_with_year (group);
  switch (group->digits)
    {
    case 5:
      return !IS_AMONG (word, statutes) && !IS_AMONG (before, codes) && !IS_AMONG (after, codes);
    case 6:
    case 7:
      return IS_AMONG (before, hints)
             || (number_at (group->number, 2) >= 15 && number_at (group->number, 2) <= 29);
    case 8:
      return !is_calendar_day (group->number);
    case 10:
    case 11:
      return IS_AMONG (before, hints) || !is_telephone (group);
    default:
      return group->digits >= 9 && group->digits <= 14;
    }
}

static const char *
word_at (GPtrArray *words, guint index)
{
  return index < words->len ? g_ptr_array_index (words, index) : NULL;
}

/* `PA 26-30774` as the whole text: the letters belong to the number. */
static char *
join_prefix (GPtrArray *words, const char *found)
{
  const char *first = word_at (words, 0);

  if (words->len == 2 && found == word_at (words, 1) && g_ascii_isdigit (found[0])
      && strlen (first) <= 2 && first[strspn (first, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0'
      && !IS_AMONG (first, hints) && !IS_AMONG (first, codes))
    return g_strconcat (first, found, NULL);
  return g_strdup (found);
}

/* No form has fewer digits, and most reasons have none. */
static gboolean
has_digits_enough (const char *text)
{
  guint digits = 0;

  for (; *text != '\0' && digits < DIGITS_LEAST; text++)
    digits += g_ascii_isdigit (*text) != 0;
  return digits == DIGITS_LEAST;
}

static char *
take_number (GPtrArray *words, const char *found)
{
  g_autofree char *whole = join_prefix (words, found);

  return alpr_case_normalise (whole);
}

/**
 * alpr_find_case_number:
 * @text: a reason, UTF-8
 *
 * Returns: (transfer full) (nullable): the normal form of the case number in it, or %NULL
 */
char *
alpr_find_case_number (const char *text)
{
  g_autoptr (GPtrArray) words = NULL;
  Group groups[GROUPS_MAX];

  if (!has_digits_enough (text))
    return NULL;
  words = alpr_case_words (text);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = word_at (words, i);
      guint n = read_groups (word, groups);

      if (n >= 2
          && (is_dashed (groups, n, i > 0 ? word_at (words, i - 1) : NULL, words->len == 1)
              || is_prefixed (groups, n)))
        return take_number (words, word);
    }
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = word_at (words, i);

      if (read_groups (word, groups) == 1
          && is_bare (word, groups, i > 0 ? word_at (words, i - 1) : NULL,
                      word_at (words, i + 1)))
        return take_number (words, word);
    }
  return NULL;
}
