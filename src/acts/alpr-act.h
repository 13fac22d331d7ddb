/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-actor.h"
#include "alpr-store.h"

G_BEGIN_DECLS

/**
 * AlprInputKind:
 * @ALPR_INPUT_PLAIN: what its type says: a text, a number, yes or no, texts
 * @ALPR_INPUT_NOTE: a text of several lines
 * @ALPR_INPUT_DAY: a day as 2026-03-31; the SQL parameter is its first instant in the agency's
 *   zone
 * @ALPR_INPUT_TIME: 2026-03-31 14:05, in the agency's zone; the SQL parameter is the instant
 * @ALPR_INPUT_FILE: path of a document that the book keeps; the SQL parameter is its number
 * @ALPR_INPUT_OPEN: path of a file that the act reads and the book doesn't keep
 * @ALPR_INPUT_SAVE: path of a file that the act writes
 * @ALPR_INPUT_PLATE: a licence plate; `<input>_norm` is its normal form and `<input>_key` what
 *   plates are compared by
 * @ALPR_INPUT_SECRET: path of a file with a secret, which never enters the journal; a form asks
 *   for
 *   the secret itself and gives it as the act’s data
 *
 * How a form asks for an input, and what the frame makes of it.
 */
typedef enum
{
  ALPR_INPUT_PLAIN,
  ALPR_INPUT_NOTE,
  ALPR_INPUT_DAY,
  ALPR_INPUT_TIME,
  ALPR_INPUT_FILE,
  ALPR_INPUT_OPEN,
  ALPR_INPUT_SAVE,
  ALPR_INPUT_PLATE,
  ALPR_INPUT_SECRET
} AlprInputKind;

/**
 * AlprInput:
 * @name: the form field, the act's input and the SQL parameter: one word throughout
 * @type: GVariant type: `s`, `x`, `b`, `as`
 * @needed: whether the act can't be done without it
 * @title: what a form calls it
 * @kind: how a form asks for it
 * @choices: (nullable): a query below data/sql/choices that lists `value` and `label` of what may
 *   be chosen, and other names by which each is known; whatever name is given, the SQL parameter is
 *   the value
 */
typedef struct
{
  const char *name;
  const char *type;
  gboolean needed;
  const char *title;
  AlprInputKind kind;
  const char *choices;
} AlprInput;

/**
 * AlprActFlags:
 * @ALPR_ACT_PRIVILEGED: who does it has proved in the last minutes who they are
 * @ALPR_ACT_WHILE_PENDING: it may be done while something has to be done first
 *
 * What else an act asks of who does it.
 */
typedef enum
{
  ALPR_ACT_PRIVILEGED = 1 << 0,
  ALPR_ACT_WHILE_PENDING = 1 << 1
} AlprActFlags;

typedef struct _AlprActRun AlprActRun;
typedef gboolean (*AlprActFunc) (AlprActRun *run, GError **error);

/**
 * AlprAct:
 * @name: `area/verb`
 * @title: what it does, one sentence
 * @right: the right of a role that allows it: `read`, `import`, `audit`, `finalise`, `judge`,
 * `report`, `administer`; or %ALPR_RIGHT_OWN, which everybody has
 * @inputs: what it takes, ended by a NULL name
 * @func: its steps, between BEGIN and COMMIT
 * @prepare: (nullable): what it reads and reckons before BEGIN, so that nobody waits for it
 * @undo: (nullable): takes back what the steps did beside the book, where no COMMIT followed
 * @subject: (nullable): the input that is what the act's gates are asked about; where it is %NULL,
 *   the last row that its statement adds
 * @nothing: (nullable): what is said where its statement changes no row
 * @flags: what else it asks of who does it
 *
 * An act: the only way in which anything in a book changes.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *right;
  const AlprInput *inputs;
  AlprActFunc func;
  AlprActFunc prepare;
  void (*undo) (AlprActRun *run);
  const char *subject;
  const char *nothing;
  AlprActFlags flags;
} AlprAct;

/**
 * AlprActRun:
 *
 * One run of an act, as its steps see it. The steps read `inputs` and may set `result` (a{sv}),
 * `subject` (which the gates ask about) and `detail` (what the journal adds in words). `data` is
 * what
 * a caller in this room gives beside the inputs (alpr_act_run_with()); most have none. `prepared`
 * is what an
 * act's preparation leaves to its steps; `free_prepared` frees it when the act has ended.
 */
struct _AlprActRun
{
  AlprStore *store;
  AlprActor *actor;
  const AlprAct *act;
  GVariant *inputs;
  gint64 now;
  gint64 subject;
  GVariant *result;
  char *detail;
  GCancellable *cancellable;
  gpointer data;
  gpointer prepared;
  GDestroyNotify free_prepared;
};

void alpr_acts_add (const AlprAct *const *table);
const AlprAct *const *alpr_acts_list (void);
const AlprAct *alpr_acts_find (const char *name);
gboolean alpr_act_may (const AlprAct *act, AlprActor *actor);

GVariant *alpr_act_run (AlprStore *store, AlprActor *actor, const char *name, GVariant *inputs,
                        GCancellable *cancellable, GError **error);
GVariant *alpr_act_run_with (AlprStore *store, AlprActor *actor, const char *name,
                             GVariant *inputs, gpointer data, GCancellable *cancellable,
                             GError **error);

/* One act for many, whole or not at all: alpr-act-each.c */
#define ALPR_ACT_MOST_AT_ONCE 1000

/**
 * AlprActEach:
 * @name: what people call it
 * @inputs: a{sv}: what the act gets for it
 *
 * One of the many for which an act is done.
 */
typedef struct
{
  char *name;
  GVariant *inputs;
} AlprActEach;

AlprActEach *alpr_act_each_new (const char *name, GVariant *inputs);
void alpr_act_each_free (AlprActEach *self);
gboolean alpr_act_is_for_many (const AlprAct *act);
GVariant *alpr_act_run_each (AlprStore *store, AlprActor *actor, const char *name, GPtrArray *each,
                             GCancellable *cancellable, GError **error);

/* What an act's steps ask of their inputs. */
const char *alpr_act_run_text (AlprActRun *run, const char *input);
gint64 alpr_act_run_number (AlprActRun *run, const char *input, gint64 otherwise);

/* For acts that are their statement, or take choices. */
gboolean alpr_act_run_choice (AlprActRun *run, const char *name, gint64 *value, GError **error);
gboolean alpr_act_run_statement (AlprActRun *run, GError **error);

G_END_DECLS
