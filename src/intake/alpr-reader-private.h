/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-feed.h"
#include "alpr-reader.h"

G_BEGIN_DECLS

/**
 * AlprSource:
 * @fd: the open file, closed with the reader
 * @name: its name, for messages
 * @size: its size when it was opened
 * @feed: its bytes, and their digest
 *
 * The file behind a reader. Both kinds of reader are made from one.
 */
typedef struct
{
  int fd;
  char *name;
  gint64 size;
  AlprFeed *feed;
} AlprSource;

AlprSource *alpr_source_new (int fd, const char *name, GError **error);
void alpr_source_free (AlprSource *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprSource, alpr_source_free)

AlprReader *alpr_reader_open_fd (int fd, const char *name, GError **error);
AlprReader *alpr_reader_new_for_source (GType type, AlprSource *source, const char *kind);
AlprSource *alpr_reader_get_source (AlprReader *self);
void alpr_reader_set_encoding (AlprReader *self, const char *encoding);

AlprReader *alpr_csv_new (AlprSource *source);
void alpr_csv_set_delimiter (AlprReader *reader, char delimiter);
AlprReader *alpr_xlsx_new (AlprSource *source, GError **error);

G_END_DECLS
