/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprIssuer:
 * @code: as the book keeps it: two letters in the United States and Canada, ISO 3166-2's three in
 *   Mexico
 * @name: in English
 * @country: `us`, `ca`, `mx` or `other`
 *
 * Who issues plates.
 */
typedef struct
{
  const char *code;
  const char *name;
  const char *country;
} AlprIssuer;

const AlprIssuer *alpr_issuers_list (guint *n_issuers);
const AlprIssuer *alpr_issuer_find (const char *text);
const AlprIssuer *alpr_issuer_find_ncic (const char *code);
char *alpr_issuer_to_flock (const AlprIssuer *issuer);
char *alpr_issuer_to_rekor (const AlprIssuer *issuer);

G_END_DECLS
