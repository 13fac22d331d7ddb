/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act-field.h"

G_BEGIN_DECLS

/**
 * AlprFieldKind:
 * @build: makes the row, and the editor in it
 * @dup_text: what stands in it, without blanks around; %NULL for nothing
 * @set_text: fills it
 *
 * How a kind of field is made, read and filled.
 */
typedef struct
{
  void (*build) (AlprActField *self);
  char *(*dup_text) (AlprActField *self);
  void (*set_text) (AlprActField *self, const char *text);
} AlprFieldKind;

struct _AlprActField
{
  GObject parent_instance;

  const AlprInput *input; /* the act's */
  const AlprFieldKind *kind;
  AlprDesk *desk;                /* a reference */
  GtkWidget *row;                /* a reference: what stands in the group */
  GtkWidget *again;              /* a reference, nullable: the second entry of a secret */
  GtkWidget *editor;             /* a part of @row: in_<input> */
  char *text;                    /* owned, nullable: a file's path, or what is still to be chosen */
  GtkFileChooserNative *chooser; /* owned while it is open */
};

extern const AlprFieldKind alpr_field_entry;
extern const AlprFieldKind alpr_field_switch;
extern const AlprFieldKind alpr_field_note;
extern const AlprFieldKind alpr_field_choice;
extern const AlprFieldKind alpr_field_file;
extern const AlprFieldKind alpr_field_secret;

void alpr_act_field_say_changed (AlprActField *self);

G_END_DECLS
