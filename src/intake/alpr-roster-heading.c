/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the columns of a list of people hold, by their headings: letters and digits of each are
 * compared, so that “E-mail Address”, “EmailAddress” and “email_address” are one.
 *
 * A vendor's list of users is told by headings that only it has, an export of a directory by its
 * attributes' names. Everything else with a name or an e-mail address in it, and something beside
 * that, is a plain list. Of two columns that hold the same, the one that stands first in the table
 * below counts, and the other where the first is blank; but of two numbers only one is taken, since
 * a badge's number and an employee's are not the same thing.
 */

#include <string.h>

#include "alpr-mapping.h"
#include "alpr-roster-private.h"

/* Which lists have the word */
enum
{
  VENDOR = 1,
  DIRECTORY = 2,
  PLAIN = 4,
  ANY = 7
};

typedef struct
{
  const char *word;
  AlprRosterColumn column;
  guint kinds;
} Word;

static const Word words[] = {
  { "firstname", ALPR_ROSTER_COLUMN_FIRST, ANY },
  { "givenname", ALPR_ROSTER_COLUMN_FIRST, ANY },
  { "forename", ALPR_ROSTER_COLUMN_FIRST, PLAIN },
  { "middlename", ALPR_ROSTER_COLUMN_MIDDLE, PLAIN | DIRECTORY },
  { "middleinitial", ALPR_ROSTER_COLUMN_MIDDLE, PLAIN },
  { "mi", ALPR_ROSTER_COLUMN_MIDDLE, PLAIN },
  { "initials", ALPR_ROSTER_COLUMN_MIDDLE, DIRECTORY },
  { "lastname", ALPR_ROSTER_COLUMN_LAST, ANY },
  { "surname", ALPR_ROSTER_COLUMN_LAST, ANY },
  { "familyname", ALPR_ROSTER_COLUMN_LAST, PLAIN },
  { "sn", ALPR_ROSTER_COLUMN_LAST, DIRECTORY },
  { "fullname", ALPR_ROSTER_COLUMN_NAME, ANY },
  { "displayname", ALPR_ROSTER_COLUMN_NAME, ANY },
  { "name", ALPR_ROSTER_COLUMN_NAME, ANY },
  { "employeename", ALPR_ROSTER_COLUMN_NAME, PLAIN },
  { "officername", ALPR_ROSTER_COLUMN_NAME, PLAIN },
  { "officer", ALPR_ROSTER_COLUMN_NAME, PLAIN },
  { "employee", ALPR_ROSTER_COLUMN_NAME, PLAIN },
  { "cn", ALPR_ROSTER_COLUMN_NAME, DIRECTORY },
  { "badge", ALPR_ROSTER_COLUMN_NUMBER, ANY },
  { "badgenumber", ALPR_ROSTER_COLUMN_NUMBER, ANY },
  { "badgeno", ALPR_ROSTER_COLUMN_NUMBER, ANY },
  { "badgeid", ALPR_ROSTER_COLUMN_NUMBER, ANY },
  { "employeeid", ALPR_ROSTER_COLUMN_NUMBER, ANY },
  { "employeenumber", ALPR_ROSTER_COLUMN_NUMBER, ANY },
  { "employeeno", ALPR_ROSTER_COLUMN_NUMBER, PLAIN },
  { "personnelnumber", ALPR_ROSTER_COLUMN_NUMBER, PLAIN },
  { "badgeoremployeenumber", ALPR_ROSTER_COLUMN_NUMBER, PLAIN },
  { "number", ALPR_ROSTER_COLUMN_NUMBER, PLAIN },
  { "unit", ALPR_ROSTER_COLUMN_UNIT, PLAIN },
  { "department", ALPR_ROSTER_COLUMN_UNIT, PLAIN | DIRECTORY },
  { "division", ALPR_ROSTER_COLUMN_UNIT, PLAIN | DIRECTORY },
  { "bureau", ALPR_ROSTER_COLUMN_UNIT, PLAIN },
  { "section", ALPR_ROSTER_COLUMN_UNIT, PLAIN },
  { "squad", ALPR_ROSTER_COLUMN_UNIT, PLAIN },
  { "assignment", ALPR_ROSTER_COLUMN_UNIT, PLAIN },
  { "rank", ALPR_ROSTER_COLUMN_RANK, PLAIN },
  { "rankortitle", ALPR_ROSTER_COLUMN_RANK, PLAIN },
  { "title", ALPR_ROSTER_COLUMN_RANK, ANY },
  { "jobtitle", ALPR_ROSTER_COLUMN_RANK, PLAIN | DIRECTORY },
  { "email", ALPR_ROSTER_COLUMN_EMAIL, ANY },
  { "emailaddress", ALPR_ROSTER_COLUMN_EMAIL, ANY },
  { "mail", ALPR_ROSTER_COLUMN_EMAIL, ANY },
  { "workemail", ALPR_ROSTER_COLUMN_EMAIL, PLAIN },
  { "phone", ALPR_ROSTER_COLUMN_PHONE, ANY },
  { "phonenumber", ALPR_ROSTER_COLUMN_PHONE, ANY },
  { "telephone", ALPR_ROSTER_COLUMN_PHONE, ANY },
  { "telephonenumber", ALPR_ROSTER_COLUMN_PHONE, ANY },
  { "officephone", ALPR_ROSTER_COLUMN_PHONE, PLAIN | DIRECTORY },
  { "workphone", ALPR_ROSTER_COLUMN_PHONE, PLAIN },
  { "mobilephone", ALPR_ROSTER_COLUMN_PHONE, PLAIN | DIRECTORY },
  { "mobile", ALPR_ROSTER_COLUMN_PHONE, PLAIN | DIRECTORY },
  { "cellphone", ALPR_ROSTER_COLUMN_PHONE, PLAIN },
  { "supervisor", ALPR_ROSTER_COLUMN_MANAGER, PLAIN },
  { "manager", ALPR_ROSTER_COLUMN_MANAGER, PLAIN | DIRECTORY },
  { "reportsto", ALPR_ROSTER_COLUMN_MANAGER, PLAIN },
  { "role", ALPR_ROSTER_COLUMN_VENDOR_ROLE, VENDOR },
  { "role", ALPR_ROSTER_COLUMN_ROLE, PLAIN },
  { "system", ALPR_ROSTER_COLUMN_SYSTEM, PLAIN },
  { "vendor", ALPR_ROSTER_COLUMN_SYSTEM, PLAIN },
  { "application", ALPR_ROSTER_COLUMN_SYSTEM, PLAIN },
  { "samaccountname", ALPR_ROSTER_COLUMN_ACCOUNT, DIRECTORY },
  { "userprincipalname", ALPR_ROSTER_COLUMN_ACCOUNT, DIRECTORY },
  { "account", ALPR_ROSTER_COLUMN_ACCOUNT, PLAIN },
  { "accountname", ALPR_ROSTER_COLUMN_ACCOUNT, PLAIN },
  { "username", ALPR_ROSTER_COLUMN_ACCOUNT, PLAIN },
  { "login", ALPR_ROSTER_COLUMN_ACCOUNT, PLAIN },
  { "loginname", ALPR_ROSTER_COLUMN_ACCOUNT, PLAIN },
  { "vendorrole", ALPR_ROSTER_COLUMN_VENDOR_ROLE, PLAIN },
  { "systemrole", ALPR_ROSTER_COLUMN_VENDOR_ROLE, PLAIN },
  { "accountrole", ALPR_ROSTER_COLUMN_VENDOR_ROLE, PLAIN },
  { "roleinthesystem", ALPR_ROSTER_COLUMN_VENDOR_ROLE, PLAIN },
  { "permissions", ALPR_ROSTER_COLUMN_PERMISSIONS, PLAIN },
  { "usermgmt", ALPR_ROSTER_COLUMN_PERMISSION, VENDOR },
  { "devicemgmt", ALPR_ROSTER_COLUMN_PERMISSION, VENDOR },
  { "search", ALPR_ROSTER_COLUMN_PERMISSION, VENDOR },
  { "hotlisttool", ALPR_ROSTER_COLUMN_PERMISSION, VENDOR },
  { "identityprovider", ALPR_ROSTER_COLUMN_PROVIDER, VENDOR | PLAIN },
  { "lastlogin", ALPR_ROSTER_COLUMN_LAST_USED, VENDOR | PLAIN },
  { "lastused", ALPR_ROSTER_COLUMN_LAST_USED, PLAIN },
  { "lastlogon", ALPR_ROSTER_COLUMN_LAST_USED, PLAIN | DIRECTORY },
  { "lastlogondate", ALPR_ROSTER_COLUMN_LAST_USED, DIRECTORY },
  { "lastlogontimestamp", ALPR_ROSTER_COLUMN_LAST_USED, DIRECTORY },
  { "enabled", ALPR_ROSTER_COLUMN_ENABLED, PLAIN | DIRECTORY },
  { "accountenabled", ALPR_ROSTER_COLUMN_ENABLED, PLAIN | DIRECTORY },
  { "active", ALPR_ROSTER_COLUMN_ENABLED, PLAIN },
  { "useraccountcontrol", ALPR_ROSTER_COLUMN_CONTROL, DIRECTORY },
  { "distinguishedname", ALPR_ROSTER_COLUMN_DN, DIRECTORY },
};

/* Letters and digits in small letters, so that no writing of a heading is missed */
static char *
fold_label (const AlprCell *cell)
{
  g_autofree char *label = alpr_label_trim (cell->text, MIN (cell->length, 200));
  GString *out = g_string_new (NULL);

  for (const char *at = label; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (out, g_ascii_tolower (*at));
  return g_string_free (out, FALSE);
}

/* A cell's cut may lie within a letter; only whole ones are looked at. */
static char **
fold_header (const AlprReadRow *header)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < header->n_cells; i++)
    {
      g_autofree char *label
          = header->cells[i].length <= 200 ? fold_label (&header->cells[i]) : g_strdup ("");

      g_strv_builder_add (builder, label);
    }
  return g_strv_builder_end (builder);
}

static gboolean
has (char **labels, const char *word)
{
  return g_strv_contains ((const char *const *)labels, word);
}

static guint
recognise (char **labels)
{
  if (has (labels, "identityprovider") && has (labels, "firstname") && has (labels, "lastname")
      && (has (labels, "lastlogin") || has (labels, "usermgmt")))
    return VENDOR;
  if (has (labels, "samaccountname") || has (labels, "userprincipalname")
      || has (labels, "distinguishedname") || has (labels, "useraccountcontrol")
      || (has (labels, "givenname") && (has (labels, "surname") || has (labels, "sn"))))
    return DIRECTORY;
  return PLAIN;
}

static int
find_word (const char *label, guint kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if ((words[i].kinds & kind) != 0 && strcmp (words[i].word, label) == 0)
      return (int)i;
  return -1;
}

static void
place_clear (gpointer data)
{
  AlprRosterPlace *place = data;

  g_free (place->label);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const AlprRosterPlace *left = a;
  const AlprRosterPlace *right = b;

  if (left->rank != right->rank)
    return left->rank < right->rank ? -1 : 1;
  return (left->index > right->index) - (left->index < right->index);
}

static void
add_place (AlprRosterLayout *self, const AlprReadRow *header, guint index, int word)
{
  const AlprCell *cell = &header->cells[index];
  char *label = alpr_label_trim (cell->text, cell->length);
  AlprRosterPlace place = { .index = index, .label = label };

  if (word < 0)
    {
      if (*label != '\0')
        g_ptr_array_add (self->unused, label);
      else
        g_free (label);
      return;
    }
  place.column = words[word].column;
  place.rank = (guint)word;
  g_array_append_val (self->places, place);
}

/* Of several numbers the best counts, and the others are named as not used. */
static void
keep_one_number (AlprRosterLayout *self)
{
  gboolean seen = FALSE;

  for (guint i = 0; i < self->places->len;)
    {
      AlprRosterPlace *place = &g_array_index (self->places, AlprRosterPlace, i);

      if (place->column == ALPR_ROSTER_COLUMN_NUMBER && seen)
        {
          g_ptr_array_add (self->unused, g_strdup (place->label));
          g_array_remove_index (self->places, i);
          continue;
        }
      seen |= place->column == ALPR_ROSTER_COLUMN_NUMBER;
      i++;
    }
}

/** alpr_roster_layout_free: Frees a layout. */
void
alpr_roster_layout_free (AlprRosterLayout *self)
{
  g_array_unref (self->places);
  g_ptr_array_unref (self->unused);
  g_free (self);
}

/** alpr_roster_layout_has: Returns: whether a column holds that */
gboolean
alpr_roster_layout_has (AlprRosterLayout *self, AlprRosterColumn column)
{
  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, AlprRosterPlace, i).column == column)
      return TRUE;
  return FALSE;
}

static gboolean
is_enough (AlprRosterLayout *self)
{
  gboolean known = alpr_roster_layout_has (self, ALPR_ROSTER_COLUMN_NAME)
                   || alpr_roster_layout_has (self, ALPR_ROSTER_COLUMN_EMAIL)
                   || (self->directory && alpr_roster_layout_has (self, ALPR_ROSTER_COLUMN_ACCOUNT))
                   || (alpr_roster_layout_has (self, ALPR_ROSTER_COLUMN_FIRST)
                       && alpr_roster_layout_has (self, ALPR_ROSTER_COLUMN_LAST));

  return known && self->places->len >= 2;
}

/**
 * alpr_roster_layout_new:
 * @header: a row that may be the heading
 *
 * Returns: (transfer full) (nullable): how the columns lie; %NULL where the row is no heading of a
 *   list of people
 */
AlprRosterLayout *
alpr_roster_layout_new (const AlprReadRow *header)
{
  static const char *const kinds[] = { "table", "Flock user export", "Active Directory export" };
  g_autoptr (AlprRosterLayout) self = g_new0 (AlprRosterLayout, 1);
  g_auto (GStrv) labels = fold_header (header);
  guint kind = recognise (labels);

  self->vendor = kind == VENDOR;
  self->directory = kind == DIRECTORY;
  self->kind = kinds[kind & (VENDOR | DIRECTORY)];
  self->places = g_array_new (FALSE, FALSE, sizeof (AlprRosterPlace));
  g_array_set_clear_func (self->places, place_clear);
  self->unused = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < header->n_cells; i++)
    add_place (self, header, i, find_word (labels[i], kind));
  g_array_sort (self->places, compare_places);
  keep_one_number (self);
  return is_enough (self) ? g_steal_pointer (&self) : NULL;
}

/** alpr_roster_is_search_audit: Returns: whether the heading is that of another kind of file */
gboolean
alpr_roster_is_search_audit (const AlprReadRow *header)
{
  g_auto (GStrv) labels = fold_header (header);

  return has (labels, "licenseplate") || has (labels, "searchtime") || has (labels, "searchdate")
         || has (labels, "totalnetworkssearched");
}
