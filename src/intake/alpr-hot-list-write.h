/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-hot-list-file.h"

G_BEGIN_DECLS

/**
 * AlprHotOut:
 * @plate: as it was typed
 * @issuer: (nullable): who issued it
 * @category: (nullable): what kind of plate it is
 * @reason: (nullable): why it is wanted
 * @description: (nullable): what else is said of it
 * @case_number: (nullable): the case
 * @cad_number: (nullable): the call
 * @summary: (nullable): of the case
 * @listed: (nullable): since when, as 2026-03-31
 * @expires: (nullable): its last day, as 2026-03-31
 *
 * A plate on its way into a file.
 */
typedef struct
{
  const char *plate;
  const AlprIssuer *issuer;
  const char *category;
  const char *reason;
  const char *description;
  const char *case_number;
  const char *cad_number;
  const char *summary;
  const char *listed;
  const char *expires;
} AlprHotOut;

gboolean alpr_hot_list_can_write (AlprHotListFormat format);
const char *alpr_hot_list_write_head (AlprHotListFormat format);
char *alpr_hot_list_write_line (AlprHotListFormat format, const AlprHotOut *out, GString *line,
                                gboolean *changed);

G_END_DECLS
