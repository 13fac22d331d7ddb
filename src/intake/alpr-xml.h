/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _AlprXml AlprXml;

/* Reads up to @length bytes; 0 at the end, -1 with @error on failure. */
typedef gssize (*AlprXmlRead) (gpointer source, void *buffer, gsize length, GError **error);

/**
 * AlprXmlHandlers:
 *
 * What is told while a part is read. Names come without their prefix; attributes as for expat, a
 * %NULL-terminated list of name and value.
 */
typedef struct
{
  void (*start) (gpointer data, const char *name, const char **attributes);
  void (*end) (gpointer data, const char *name);
  void (*text) (gpointer data, const char *text, gsize length);
} AlprXmlHandlers;

/**
 * AlprXmlSource:
 * @file: the file's name, for messages
 * @part: the part's name, for messages
 * @read: gives the bytes
 * @source: what @read is given
 *
 * Where the bytes come from.
 */
typedef struct
{
  const char *file;
  const char *part;
  AlprXmlRead read;
  gpointer source;
} AlprXmlSource;

typedef enum
{
  ALPR_XML_SUSPENDED,
  ALPR_XML_ENDED,
  ALPR_XML_FAILED
} AlprXmlResult;

AlprXml *alpr_xml_new (const AlprXmlSource *source, const AlprXmlHandlers *handlers, gpointer data);
void alpr_xml_free (AlprXml *self);
AlprXmlResult alpr_xml_run (AlprXml *self, GError **error);
gboolean alpr_xml_run_whole (AlprXml *self, GError **error);
void alpr_xml_suspend (AlprXml *self);
void alpr_xml_fail (AlprXml *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

const char *alpr_xml_attribute (const char **attributes, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprXml, alpr_xml_free)

G_END_DECLS
