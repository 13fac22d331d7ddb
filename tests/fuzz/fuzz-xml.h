/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "alpr-error.h"
#include "alpr-xml.h"

#include "fuzz.h"

/* The bytes of an input as a part of a workbook, given a few at a time so that pieces end anywhere.
   */
typedef struct
{
  const uint8_t *at;
  const uint8_t *end;
} FuzzPart;

static gssize
fuzz_part_read (gpointer source, void *buffer, gsize length, GError **error)
{
  FuzzPart *part = source;
  gsize got = MIN (MIN (length, 61), (gsize) (part->end - part->at));

  if (got > 0)
    memcpy (buffer, part->at, got);
  part->at += got;
  return (gssize) got;
}

static inline AlprXmlSource
fuzz_part_source (FuzzPart *part)
{
  return (AlprXmlSource){ "fuzz.xlsx", "fuzz.xml", fuzz_part_read, part };
}

/* An error is the file's, names it, and can be shown. */
static inline void
fuzz_check_error (const GError *error)
{
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, "“fuzz.xlsx” is damaged: part fuzz.xml, line"));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}
