/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-view.h"

G_BEGIN_DECLS

void offers_init (void);

/* An act with an input of each kind; `people/change-passphrase` refuses all but one of them, and
 * the journal keeps what it was given. */
extern const AlprAct offers_every_kind;
extern const AlprViewAct offers_every_offer;

/* `people/add`, whose passphrase a form asks for. */
extern const AlprAct offers_add_person;

AlprView *offers_load_view (const char *id);
const AlprViewAct *offers_find_act (AlprView *view, const char *name);

G_END_DECLS
