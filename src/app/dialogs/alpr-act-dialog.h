/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

/**
 * AlprActAsk:
 * @act: the act
 * @offer: what the view says of it
 * @view: (nullable): the view that offers it
 * @row: (nullable): the row it is about; %NULL for an act of the whole list
 * @rows: (nullable) (element-type AlprRow): in place of @row, several rows that it is about
 *
 * What a form is to be for.
 */
typedef struct
{
  const AlprAct *act;
  const AlprViewAct *offer;
  AlprView *view;
  AlprRow *row;
  GPtrArray *rows;
} AlprActAsk;

#define ALPR_TYPE_ACT_DIALOG (alpr_act_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprActDialog, alpr_act_dialog, ALPR, ACT_DIALOG, AdwWindow)

GtkWidget *alpr_act_dialog_new (GtkWindow *parent, AlprDesk *desk, const AlprActAsk *ask);

/* An act's words on a button, without the dots that say that a form follows. */
char *alpr_act_dialog_words (const char *title);

G_END_DECLS
