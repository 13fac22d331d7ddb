/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The states and provinces that issue plates, and how vendors and lists call them: NY, New York,
 * new_york, us-ny. The table `issuer` of the book holds the same rows; a test compares them.
 */

#include "alpr-issuer.h"

#include <string.h>

static const AlprIssuer issuers[] = {
  { "AL", "Alabama", "us" },
  { "AK", "Alaska", "us" },
  { "AZ", "Arizona", "us" },
  { "AR", "Arkansas", "us" },
  { "CA", "California", "us" },
  { "CO", "Colorado", "us" },
  { "CT", "Connecticut", "us" },
  { "DE", "Delaware", "us" },
  { "DC", "District of Columbia", "us" },
  { "FL", "Florida", "us" },
  { "GA", "Georgia", "us" },
  { "HI", "Hawaii", "us" },
  { "ID", "Idaho", "us" },
  { "IL", "Illinois", "us" },
  { "IN", "Indiana", "us" },
  { "IA", "Iowa", "us" },
  { "KS", "Kansas", "us" },
  { "KY", "Kentucky", "us" },
  { "LA", "Louisiana", "us" },
  { "ME", "Maine", "us" },
  { "MD", "Maryland", "us" },
  { "MA", "Massachusetts", "us" },
  { "MI", "Michigan", "us" },
  { "MN", "Minnesota", "us" },
  { "MS", "Mississippi", "us" },
  { "MO", "Missouri", "us" },
  { "MT", "Montana", "us" },
  { "NE", "Nebraska", "us" },
  { "NV", "Nevada", "us" },
  { "NH", "New Hampshire", "us" },
  { "NJ", "New Jersey", "us" },
  { "NM", "New Mexico", "us" },
  { "NY", "New York", "us" },
  { "NC", "North Carolina", "us" },
  { "ND", "North Dakota", "us" },
  { "OH", "Ohio", "us" },
  { "OK", "Oklahoma", "us" },
  { "OR", "Oregon", "us" },
  { "PA", "Pennsylvania", "us" },
  { "RI", "Rhode Island", "us" },
  { "SC", "South Carolina", "us" },
  { "SD", "South Dakota", "us" },
  { "TN", "Tennessee", "us" },
  { "TX", "Texas", "us" },
  { "UT", "Utah", "us" },
  { "VT", "Vermont", "us" },
  { "VA", "Virginia", "us" },
  { "WA", "Washington", "us" },
  { "WV", "West Virginia", "us" },
  { "WI", "Wisconsin", "us" },
  { "WY", "Wyoming", "us" },
  { "AS", "American Samoa", "us" },
  { "GU", "Guam", "us" },
  { "MP", "Northern Mariana Islands", "us" },
  { "PR", "Puerto Rico", "us" },
  { "VI", "U.S. Virgin Islands", "us" },
  { "US", "United States government", "us" },
  { "AB", "Alberta", "ca" },
  { "BC", "British Columbia", "ca" },
  { "MB", "Manitoba", "ca" },
  { "NB", "New Brunswick", "ca" },
  { "NL", "Newfoundland and Labrador", "ca" },
  { "NS", "Nova Scotia", "ca" },
  { "NT", "Northwest Territories", "ca" },
  { "NU", "Nunavut", "ca" },
  { "ON", "Ontario", "ca" },
  { "PE", "Prince Edward Island", "ca" },
  { "QC", "Quebec", "ca" },
  { "SK", "Saskatchewan", "ca" },
  { "YT", "Yukon", "ca" },
  { "AGU", "Aguascalientes", "mx" },
  { "BCN", "Baja California", "mx" },
  { "BCS", "Baja California Sur", "mx" },
  { "CAM", "Campeche", "mx" },
  { "CHP", "Chiapas", "mx" },
  { "CHH", "Chihuahua", "mx" },
  { "CMX", "Mexico City", "mx" },
  { "COA", "Coahuila", "mx" },
  { "COL", "Colima", "mx" },
  { "DUR", "Durango", "mx" },
  { "GUA", "Guanajuato", "mx" },
  { "GRO", "Guerrero", "mx" },
  { "HID", "Hidalgo", "mx" },
  { "JAL", "Jalisco", "mx" },
  { "MEX", "State of Mexico", "mx" },
  { "MIC", "Michoacán", "mx" },
  { "MOR", "Morelos", "mx" },
  { "NAY", "Nayarit", "mx" },
  { "NLE", "Nuevo León", "mx" },
  { "OAX", "Oaxaca", "mx" },
  { "PUE", "Puebla", "mx" },
  { "QUE", "Querétaro", "mx" },
  { "ROO", "Quintana Roo", "mx" },
  { "SLP", "San Luis Potosí", "mx" },
  { "SIN", "Sinaloa", "mx" },
  { "SON", "Sonora", "mx" },
  { "TAB", "Tabasco", "mx" },
  { "TAM", "Tamaulipas", "mx" },
  { "TLA", "Tlaxcala", "mx" },
  { "VER", "Veracruz", "mx" },
  { "YUC", "Yucatán", "mx" },
  { "ZAC", "Zacatecas", "mx" },
  { "ZZ", "Another country", "other" },
};

/** alpr_issuers_list: Returns: (transfer none) (array length=n_issuers): all of them */
const AlprIssuer *
alpr_issuers_list (guint *n_issuers)
{
  *n_issuers = G_N_ELEMENTS (issuers);
  return issuers;
}

/* "New_York ", "new york" and "NEW YORK" are one. */
static char *
fold (const char *text)
{
  g_autofree char *copy = g_utf8_strdown (text, -1);

  g_strdelimit (copy, "_", ' ');
  return g_strdup (g_strstrip (copy));
}

static gboolean
is_called (const AlprIssuer *issuer, const char *folded)
{
  g_autofree char *name = g_utf8_strdown (issuer->name, -1);
  gsize country = strlen (issuer->country);

  return g_ascii_strcasecmp (issuer->code, folded) == 0 || strcmp (name, folded) == 0
         || (g_str_has_prefix (folded, issuer->country) && folded[country] == '-'
             && g_ascii_strcasecmp (folded + country + 1, issuer->code) == 0);
}

/**
 * alpr_issuer_find:
 * @text: a code, a name, or a vendor's word for it: `NY`, `New York`, `us-ny`, `washington_dc`
 *
 * Returns: (nullable): who is meant; %NULL where nobody is known by that
 */
const AlprIssuer *
alpr_issuer_find (const char *text)
{
  g_autofree char *folded = fold (text);

  if (strcmp (folded, "washington dc") == 0)
    return alpr_issuer_find ("DC");
  for (guint i = 0; i < G_N_ELEMENTS (issuers); i++)
    if (is_called (&issuers[i], folded))
      return &issuers[i];
  return NULL;
}

/* The FBI's codes for issuers (LIS) where they differ from the post's; from the FBI's list as NIEM
 * publishes it. */
static const char *const ncic[][2] = {
  { "NB", "NE" }, { "NK", "NB" }, { "AM", "AS" }, { "GM", "GU" }, { "MK", "MP" }, { "NF", "NL" },
  { "SN", "SK" }, { "PQ", "QC" }, { "AG", "AGU" }, { "BA", "BCN" }, { "BJ", "BCS" }, { "CE", "CAM"
  }, { "CI", "CHP" }, { "CH", "CHH" }, { "DF", "CMX" }, { "CU", "COA" }, { "CL", "COL" }, { "DO",
  "DUR" }, { "GR", "GRO" }, { "HL", "HID" }, { "JL", "JAL" }, { "MX", "MEX" }, { "MC", "MIC" }, {
  "MR", "MOR" }, { "NA", "NAY" }, { "OA", "OAX" }, { "PB", "PUE" }, { "QU", "QUE" }, { "QR", "ROO"
  }, { "SL", "SLP" }, { "SI", "SIN" }, { "SO", "SON" }, { "TB", "TAB" }, { "TA", "TAM" }, { "TL",
  "TLA" }, { "VC", "VER" }, { "YU", "YUC" }, { "ZA", "ZAC" }
};

/* What is a state or a province to the post is another place to the FBI. NE is one too, the
 * Netherlands; but lists that are made for readers write it for the state. */
static const char *const elsewhere[] = { "AS", "GU", "MP", "NL", "NU", "SK", NULL };

/**
 * alpr_issuer_find_ncic:
 * @code: a code of the FBI's, as it stands in a file of NCIC's; a 0 may stand for an O
 *
 * Returns: (nullable): who is meant; %NULL where nobody is known by that, or where it may be
 *   somebody else than the post means
 */
const AlprIssuer *
alpr_issuer_find_ncic (const char *code)
{
  g_autofree char *letters = g_strdelimit (g_strdup (code), "0", 'O');

  for (guint i = 0; i < G_N_ELEMENTS (ncic); i++)
    if (strcmp (ncic[i][0], letters) == 0)
      return alpr_issuer_find (ncic[i][1]);
  return g_strv_contains (elsewhere, letters) ? NULL : alpr_issuer_find (letters);
}

/**
 * alpr_issuer_to_flock:
 *
 * Returns: (transfer full) (nullable): the word of Flock's interface, as `new_york`; %NULL where it
 *   has none: it knows the fifty states, Washington DC and Puerto Rico
 */
char *
alpr_issuer_to_flock (const AlprIssuer *issuer)
{
  static const char *const without[] = { "AS", "GU", "MP", "VI", "US", NULL };

  if (strcmp (issuer->country, "us") != 0 || g_strv_contains (without, issuer->code))
    return NULL;
  if (strcmp (issuer->code, "DC") == 0)
    return g_strdup ("washington_dc");
  return g_strdelimit (g_ascii_strdown (issuer->name, -1), " ", '_');
}

/** alpr_issuer_to_rekor: Returns: (transfer full): the word of Rekor's lists, as `us-ny` */
char *
alpr_issuer_to_rekor (const AlprIssuer *issuer)
{
  g_autofree char *code = g_ascii_strdown (issuer->code, -1);

  return g_strconcat (issuer->country, "-", code, NULL);
}
