/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  ALPR_CONTENT_TEXT,
  ALPR_CONTENT_ZIP,
  ALPR_CONTENT_REFUSED
} AlprContent;

AlprContent alpr_content_of (int fd, const char **refusal);

G_END_DECLS
