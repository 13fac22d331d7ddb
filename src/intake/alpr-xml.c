/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The XML of a workbook's parts, through expat, as a stream. A handler may suspend the reading, so
 * that a sheet is read row by row. What a workbook never has and an attacker would like is refused:
 * a document type (and with it every entity), elements nested deeper than DEPTH_MAX, and a single
 * tag, comment or attribute longer than TOKEN_MAX, which expat would hold in memory and look at
 * again and again.
 */

#include "alpr-xml.h"

#include <expat.h>
#include <string.h>

#include "alpr-error.h"

#define DEPTH_MAX 64
#define TOKEN_MAX (1024 * 1024)
#define PIECE (64 * 1024)

struct _AlprXml
{
  /* Owned */
  XML_Parser parser;
  char *file;
  char *part;
  GError *failure; /* of a handler */

  /* Not owned */
  AlprXmlRead read;
  gpointer source;
  AlprXmlHandlers handlers;
  gpointer data;

  guint depth;
  gsize since_event; /* bytes given to expat since it last told anything */
  gboolean suspended;
  gboolean ended;
};

static void
set_failure (AlprXml *self, GError **failure, const char *cause)
{
  g_set_error (failure, ALPR_ERROR, ALPR_ERROR_FORMAT, "“%s” is damaged: part %s, line %lu: %s",
               self->file, self->part, (gulong) XML_GetCurrentLineNumber (self->parser), cause);
}

static const char *
without_prefix (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
element_started_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  AlprXml *self = data;

  self->since_event = 0;
  if (self->failure != NULL)
    return;
  if (++self->depth > DEPTH_MAX)
    alpr_xml_fail (self, "elements are nested too deep");
  else if (self->handlers.start != NULL)
    self->handlers.start (self->data, without_prefix (name), (const char **) attributes);
}

static void
element_ended_cb (void *data, const XML_Char *name)
{
  AlprXml *self = data;

  self->since_event = 0;
  self->depth--;
  if (self->failure == NULL && self->handlers.end != NULL)
    self->handlers.end (self->data, without_prefix (name));
}

static void
text_read_cb (void *data, const XML_Char *text, int length)
{
  AlprXml *self = data;

  self->since_event = 0;
  if (self->failure == NULL && self->handlers.text != NULL)
    self->handlers.text (self->data, text, (gsize) length);
}

static void
doctype_read_cb (void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public,
                 int internal)
{
  alpr_xml_fail (data, "it declares a document type, which no workbook does");
}

/**
 * alpr_xml_new:
 * @source: where the bytes come from; its names are copied
 * @handlers: what is told
 * @data: what the handlers are given
 *
 * Returns: (transfer full): the reading, not begun
 */
AlprXml *
alpr_xml_new (const AlprXmlSource *source, const AlprXmlHandlers *handlers, gpointer data)
{
  AlprXml *self = g_new0 (AlprXml, 1);

  self->file = g_strdup (source->file);
  self->part = g_strdup (source->part);
  self->read = source->read;
  self->source = source->source;
  self->handlers = *handlers;
  self->data = data;
  self->parser = XML_ParserCreate (NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, element_started_cb, element_ended_cb);
  XML_SetCharacterDataHandler (self->parser, text_read_cb);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_read_cb);
  return self;
}

/** alpr_xml_free: Frees the reading. */
void
alpr_xml_free (AlprXml *self)
{
  XML_ParserFree (self->parser);
  g_clear_error (&self->failure);
  g_free (self->file);
  g_free (self->part);
  g_free (self);
}

/** alpr_xml_suspend: For a handler: alpr_xml_run() is to return once the handler has. */
void
alpr_xml_suspend (AlprXml *self)
{
  XML_StopParser (self->parser, XML_TRUE);
}

/**
 * alpr_xml_fail:
 * @self: a reading
 * @format: what is wrong, printf-style
 *
 * For a handler: ends the reading with %ALPR_ERROR_FORMAT that names file, part and line.
 */
void
alpr_xml_fail (AlprXml *self, const char *format, ...)
{
  g_autofree char *cause = NULL;
  va_list args;

  if (self->failure != NULL)
    return;
  va_start (args, format);
  cause = g_strdup_vprintf (format, args);
  va_end (args);
  set_failure (self, &self->failure, cause);
  XML_StopParser (self->parser, XML_FALSE);
}

/* Gives expat the next bytes. */
static gboolean
feed (AlprXml *self, enum XML_Status *status, GError **error)
{
  void *piece = XML_GetBuffer (self->parser, PIECE);
  gssize got;

  if (piece == NULL)
    {
      set_failure (self, error, "it needs too much memory");
      return FALSE;
    }
  got = self->read (self->source, piece, PIECE, error);
  if (got < 0)
    return FALSE;
  self->since_event += (gsize) got;
  if (self->since_event > TOKEN_MAX)
    {
      set_failure (self, error, "a single tag is longer than 1 MiB");
      return FALSE;
    }
  *status = XML_ParseBuffer (self->parser, (int) got, got == 0);
  return TRUE;
}

static AlprXmlResult
fail (AlprXml *self, GError **error)
{
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  else
    set_failure (self, error, XML_ErrorString (XML_GetErrorCode (self->parser)));
  return ALPR_XML_FAILED;
}

/**
 * alpr_xml_run:
 * @self: a reading
 * @error: return location for an error
 *
 * Reads on until a handler suspends the reading, or the part ends.
 *
 * Returns: why it returned
 */
AlprXmlResult
alpr_xml_run (AlprXml *self, GError **error)
{
  enum XML_Status status = XML_STATUS_OK;
  XML_ParsingStatus at;

  if (self->ended)
    return ALPR_XML_ENDED;
  if (self->suspended)
    status = XML_ResumeParser (self->parser);
  self->suspended = FALSE;
  for (;;)
    {
      XML_GetParsingStatus (self->parser, &at);
      if (status == XML_STATUS_ERROR || self->failure != NULL)
        return fail (self, error);
      if (at.parsing == XML_SUSPENDED)
        {
          self->suspended = TRUE;
          return ALPR_XML_SUSPENDED;
        }
      if (at.parsing == XML_FINISHED)
        {
          self->ended = TRUE;
          return ALPR_XML_ENDED;
        }
      if (!feed (self, &status, error))
        return ALPR_XML_FAILED;
    }
}

/** alpr_xml_run_whole: Reads a part to its end. Returns: whether that went well */
gboolean
alpr_xml_run_whole (AlprXml *self, GError **error)
{
  AlprXmlResult result;

  while ((result = alpr_xml_run (self, error)) == ALPR_XML_SUSPENDED)
    continue;
  return result == ALPR_XML_ENDED;
}

/**
 * alpr_xml_attribute:
 * @attributes: what a handler was given
 * @name: an attribute's name, without prefix
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
alpr_xml_attribute (const char **attributes, const char *name)
{
  for (; *attributes != NULL; attributes += 2)
    if (strcmp (without_prefix (*attributes), name) == 0
        && !g_str_has_prefix (*attributes, "xmlns"))
      return attributes[1];
  return NULL;
}
