/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AlprMajority:
 * @value: the value that leads
 * @votes: its lead over all others
 * @total: how many values there were
 *
 * Finds a value that nearly all rows share in constant memory (Boyer and Moore's vote). A value in
 * more than 95 % of the rows leads with more than 90 % of the votes.
 */
typedef struct
{
  gint64 value[2];
  gint64 votes;
  gint64 total;
} AlprMajority;

static inline void
alpr_majority_add (AlprMajority *self, gint64 first, gint64 second)
{
  self->total++;
  if (self->value[0] == first && self->value[1] == second)
    self->votes++;
  else if (self->votes > 0)
    self->votes--;
  else
    {
      self->value[0] = first;
      self->value[1] = second;
      self->votes = 1;
    }
}

/**
 * AlprImportFacts:
 * @rows_read: rows that are rows: not blank, no header, no helper's
 * @taken_in: rows that are new
 * @set_aside: rows that can't be taken in, as far as the reading thread knows
 * @first_at: the earliest time, in milliseconds UTC; %G_MAXINT64 where there is none
 * @last_at: the latest; %G_MININT64 where there is none
 * @blank_rows: rows without anything
 * @helper_rows: rows with nothing but a number, or with cells outside the header's columns alone
 * @headers: rows that repeat the header
 * @first_header: the first of them
 * @frame: the time frame that leads
 * @reason: the reason that leads
 * @notes: (owned): sentences for people
 *
 * What the reading thread has seen. The writing thread reads it after the other's end.
 */
typedef struct
{
  gint64 rows_read;
  gint64 taken_in;
  gint64 set_aside;
  gint64 first_at;
  gint64 last_at;
  gint64 blank_rows;
  gint64 helper_rows;
  gint64 headers;
  gint64 first_header;
  AlprMajority frame;
  AlprMajority reason;
  GPtrArray *notes;
} AlprImportFacts;

G_END_DECLS
