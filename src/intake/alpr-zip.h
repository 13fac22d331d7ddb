/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AlprZip AlprZip;
typedef struct _AlprZipPart AlprZipPart;

AlprZip *alpr_zip_open (int fd, const char *name, gint64 size, GError **error);
void alpr_zip_free (AlprZip *self);
gboolean alpr_zip_has (AlprZip *self, const char *part);
char *alpr_zip_find_ending (AlprZip *self, const char *ending);

AlprZipPart *alpr_zip_open_part (AlprZip *self, const char *part, GError **error);
void alpr_zip_part_free (AlprZipPart *self);
gssize alpr_zip_part_read (AlprZipPart *self, void *buffer, gsize length, GError **error);
gint64 alpr_zip_part_get_position (AlprZipPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprZip, alpr_zip_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprZipPart, alpr_zip_part_free)

G_END_DECLS
