/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ALPR_SAMPLE_TICKET_LENGTH 64

/**
 * AlprSampleItem:
 * @id: the id that was drawn, as shown to people
 * @subject: what the caller gave with it: the search's number in the book, or a line's
 * @ticket: its ticket, 64 hexadecimal digits
 *
 * One item of a sample.
 */
typedef struct
{
  char *id;
  gint64 subject;
  char ticket[ALPR_SAMPLE_TICKET_LENGTH + 1];
} AlprSampleItem;

/**
 * AlprSampleNext:
 * @data: what was given with the function
 * @subject: (out): a number of the caller's, kept with the item
 * @error: return location for an error
 *
 * Gives the ids of a population, one a call and in any order.
 *
 * Returns: (transfer full) (nullable): the next id; %NULL at the end, or with @error set
 */
typedef char *(*AlprSampleNext) (gpointer data, gint64 *subject, GError **error);

char *alpr_sample_ticket (const char *seed, const char *id);
GPtrArray *alpr_sample_draw (const char *seed, guint size, AlprSampleNext next, gpointer data,
                             GError **error);
char *alpr_sample_next_search (gpointer cursor, gint64 *subject, GError **error);

G_END_DECLS
