/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain. GError has no room for more than a sentence, and a refusal must carry the
 * clauses that refuse (id and text), and which of several it is about; so the domain is an extended
 * one: each error has these behind it, copied and freed with the error.
 */

#include "alpr-error.h"

typedef struct
{
  char **clauses;
  char *about;
} AlprErrorPrivate;

static void
alpr_error_private_init (AlprErrorPrivate *priv)
{
  priv->clauses = NULL;
  priv->about = NULL;
}

static void
alpr_error_private_copy (const AlprErrorPrivate *from, AlprErrorPrivate *to)
{
  to->clauses = g_strdupv (from->clauses);
  to->about = g_strdup (from->about);
}

static void
alpr_error_private_clear (AlprErrorPrivate *priv)
{
  g_strfreev (priv->clauses);
  g_free (priv->about);
}

G_DEFINE_EXTENDED_ERROR (AlprError, alpr_error)

/**
 * alpr_error_new_refused:
 * @clauses: (array zero-terminated=1): each clause that refuses, as "ID text"
 * @format: the sentence, printf-style
 *
 * Makes an %ALPR_ERROR_REFUSED that carries its clauses.
 *
 * Returns: (transfer full): the error
 */
GError *
alpr_error_new_refused (const char *const *clauses, const char *format, ...)
{
  va_list args;
  GError *error;

  va_start (args, format);
  error = g_error_new_valist (ALPR_ERROR, ALPR_ERROR_REFUSED, format, args);
  va_end (args);

  alpr_error_get_private (error)->clauses = g_strdupv ((char **) clauses);
  return error;
}

/**
 * alpr_error_get_clauses:
 * @error: any error
 *
 * The clauses that a refusal carries, each as "ID text".
 *
 * Returns: (nullable) (transfer none): the clauses; %NULL where @error is no refusal
 */
const char *const *
alpr_error_get_clauses (const GError *error)
{
  if (error == NULL || error->domain != ALPR_ERROR)
    return NULL;
  return (const char *const *) alpr_error_get_private (error)->clauses;
}

/**
 * alpr_error_set_about:
 * @error: any error; of another domain, nothing is done
 * @about: what people call the one of several that it is about
 */
void
alpr_error_set_about (GError *error, const char *about)
{
  char **place;

  if (error->domain != ALPR_ERROR)
    return;
  place = &alpr_error_get_private (error)->about;
  g_free (*place);
  *place = g_strdup (about);
}

/** alpr_error_get_about: Returns: (nullable) (transfer none): which of several @error is about */
const char *
alpr_error_get_about (const GError *error)
{
  return error != NULL && error->domain == ALPR_ERROR ? alpr_error_get_private (error)->about
                                                      : NULL;
}
