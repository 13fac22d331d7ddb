/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprError:
 * @ALPR_ERROR_STORE: the book can't be read or written just now (disk, lock); try again or ask IT
 * @ALPR_ERROR_DAMAGED: the book, its key slots or its journal are not as they were left; stop
 * @ALPR_ERROR_SCHEMA: the book is of another version than this program
 * @ALPR_ERROR_DEFINITION: a shipped or adopted definition (SQL, view, profile, mapping) is wrong
 * @ALPR_ERROR_FORMAT: what somebody gave us (a file, a period, an input) is not what it must be
 * @ALPR_ERROR_REFUSED: a rule of the policy refuses; the error carries the clauses
 * @ALPR_ERROR_DENIED: who asks may not
 * @ALPR_ERROR_MISSING: what was asked for is not there
 * @ALPR_ERROR_UNCONFIRMED: who asks may, after proving once more who they are; then try again
 * @ALPR_ERROR_VENDOR: a vendor's interface can't be reached, refuses, or answers what it must not;
 *   try again later, or look at the connection
 *
 * The one error domain. A code says what the caller can do about it.
 */
typedef enum
{
  ALPR_ERROR_STORE,
  ALPR_ERROR_DAMAGED,
  ALPR_ERROR_SCHEMA,
  ALPR_ERROR_DEFINITION,
  ALPR_ERROR_FORMAT,
  ALPR_ERROR_REFUSED,
  ALPR_ERROR_DENIED,
  ALPR_ERROR_MISSING,
  ALPR_ERROR_UNCONFIRMED,
  ALPR_ERROR_VENDOR
} AlprError;

#define ALPR_ERROR (alpr_error_quark ())
GQuark alpr_error_quark (void);

GError *alpr_error_new_refused (const char *const *clauses, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
const char *const *alpr_error_get_clauses (const GError *error);
void alpr_error_set_about (GError *error, const char *about);
const char *alpr_error_get_about (const GError *error);

G_END_DECLS
