/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-hot-list-file.h"
#include "alpr-reader.h"
#include "alpr-text-lines.h"

G_BEGIN_DECLS

/* A heading, and what tells a file's format, is sought among so many lines. */
#define ALPR_HOT_HEAD_LINES 20
#define ALPR_HOT_RAW_MOST 4096

/**
 * AlprHotTally:
 * @count: how often
 * @line: where first
 *
 * How often something was met that a person should know about.
 */
typedef struct
{
  gint64 count;
  gint64 line;
} AlprHotTally;

/**
 * AlprHotColumn:
 * @index: the cell
 * @field: what it holds
 * @label: its heading
 */
typedef struct
{
  guint index;
  AlprHotField field;
  char *label;
} AlprHotColumn;

/**
 * AlprHotLayout:
 * @columns: of #AlprHotColumn
 * @unused: of texts: the headings that nobody asks for
 * @rekor: whether the headings are Rekor's
 * @genetec: whether they are Genetec's
 *
 * How the columns of a table lie.
 */
typedef struct
{
  GArray *columns;
  GPtrArray *unused;
  gboolean rekor;
  gboolean genetec;
} AlprHotLayout;

struct _AlprHotListFile
{
  /* Owned */
  char *name;
  char *sha256;  /* nullable: not known yet */
  GString *cells[ALPR_HOT_N_FIELDS];
  GString *raw;  /* the line as it came, where it is one of a text */
  GPtrArray *notes;
  GHashTable *issuers; /* texts that were looked up */
  GTimeZone *zone;
  GHashTable *names;   /* nullable: what headings stand for */

  /* One of the two, owned */
  AlprTextLines *lines;
  AlprReader *reader;

  /* Of lines */
  gboolean ascii;        /* the line: a letter is a byte */

  /* Of a table */
  AlprHotLayout *layout; /* owned, nullable: its heading has not come yet */
  AlprReadRow row;
  gboolean in_sheet;
  guint before;          /* rows of the sheet before its heading */
  guint sheets;          /* with a heading */
  char delimiter;

  AlprHotListFormat format;
  gint64 size;
  gint64 source_at;
  gint64 lines_read;
  gint64 promised;       /* lines that a footer tells; -1: none came */
  gboolean ended;        /* the footer came */
  gboolean begun;

  AlprHotTally short_plates;
  AlprHotTally issuers_unknown;
  AlprHotTally times;
  AlprHotTally headings;
};

void alpr_hot_tally_add (AlprHotTally *self, gint64 line);

/* alpr-hot-list-unpack.c */
gboolean alpr_hot_list_is_packed (int fd);
int alpr_hot_list_unpack (int fd, const char *name, GError **error);
char *alpr_hot_list_digest (int fd, const char *name, GError **error);

/* alpr-hot-list-detect.c */
gboolean alpr_hot_list_detect (AlprHotListFile *self, int fd, gboolean given, GError **error);

/* alpr-hot-list-heading.c */
AlprHotLayout *alpr_hot_layout_new (const AlprReadRow *heading, GHashTable *names);
AlprHotLayout *alpr_hot_layout_new_genetec (const AlprReadRow *row);
void alpr_hot_layout_free (AlprHotLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprHotLayout, alpr_hot_layout_free)

/* alpr-hot-list-table.c */
gboolean alpr_hot_list_next_row (AlprHotListFile *self, AlprHotLine *line, GError **error);
void alpr_hot_list_append_row (const AlprReadRow *row, GString *raw);

/* alpr-hot-list-fixed.c */
gboolean alpr_hot_list_is_ncic (const char *text);
gboolean alpr_hot_list_is_svs_header (const char *text);
gboolean alpr_hot_list_next_ncic (AlprHotListFile *self, AlprHotLine *line, GError **error);
gboolean alpr_hot_list_next_svs (AlprHotListFile *self, AlprHotLine *line, GError **error);

/* alpr-hot-list-value.c */
void alpr_hot_list_judge (AlprHotListFile *self, AlprHotLine *line);

G_END_DECLS
