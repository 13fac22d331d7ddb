/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"
#include "alpr-row.h"

G_BEGIN_DECLS

/** AlprPersonChange: What is to be done: let in, take out, give a role, release, reset … */
typedef enum
{
  ALPR_PERSON_ADD,
  ALPR_PERSON_ROLE,
  ALPR_PERSON_PASSPHRASE,
  ALPR_PERSON_OWN_PASSPHRASE,
  ALPR_PERSON_REMOVE,
  ALPR_PERSON_RELEASE,
  ALPR_PERSON_FACTOR,
  ALPR_PERSON_CONFIRM_FACTOR
} AlprPersonChange;

#define ALPR_TYPE_PERSON_DIALOG (alpr_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AlprPersonDialog, alpr_person_dialog, ALPR, PERSON_DIALOG, AdwWindow)

GtkWidget *alpr_person_dialog_new (GtkWindow *parent, AlprDesk *desk, AlprPersonChange change,
                                   AlprRow *person);

G_END_DECLS
