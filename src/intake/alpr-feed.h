/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room before a block's bytes, for the rest of the block before it. */
#define ALPR_FEED_HEADROOM (64 * 1024)
/* Bytes after a block's end that may be read (never used): scanners read ahead by so much. */
#define ALPR_FEED_PADDING 64
#define ALPR_FEED_BLOCK (256 * 1024)

/**
 * AlprBlock:
 * @data: the bytes; %ALPR_FEED_HEADROOM bytes before them may be written by who holds the block
 * @length: how many
 *
 * A stretch of the file. Its bytes are being hashed while it is held: never change them.
 */
typedef struct
{
  char *data;
  gsize length;
} AlprBlock;

typedef struct _AlprFeed AlprFeed;

AlprFeed *alpr_feed_new (int fd, const char *name);
void alpr_feed_free (AlprFeed *self);
AlprBlock *alpr_feed_next (AlprFeed *self, GError **error);
void alpr_feed_release (AlprFeed *self, AlprBlock *block);
char *alpr_feed_finish_sha256 (AlprFeed *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprFeed, alpr_feed_free)

G_END_DECLS
