/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "alpr-error.h"
#include "alpr-reader-private.h"

AlprReader *
alpr_xlsx_new (AlprSource *source, GError **error)
{
  g_set_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is XLSX, which is not read yet", source->name);
  alpr_source_free (source);
  return NULL;
}
