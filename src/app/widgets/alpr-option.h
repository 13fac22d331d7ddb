/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-desk.h"

G_BEGIN_DECLS

#define ALPR_TYPE_OPTION (alpr_option_get_type ())
G_DECLARE_FINAL_TYPE (AlprOption, alpr_option, ALPR, OPTION, GObject)

AlprOption *alpr_option_new (const char *value, const char *label, const char *words);
const char *alpr_option_get_value (AlprOption *self);
const char *alpr_option_get_label (AlprOption *self);

/* What may be chosen for an act's input. */
void alpr_options_read_async (AlprDesk *desk, const char *choices, GAsyncReadyCallback callback,
                              gpointer data);
GPtrArray *alpr_options_read_finish (AlprDesk *desk, GAsyncResult *result, GError **error);

/* A drop-down of options in which words can be sought. */
GtkWidget *alpr_option_drop_down_new (void);
void alpr_option_drop_down_take (GtkDropDown *drop_down, const char *none, GPtrArray *options);
AlprOption *alpr_option_drop_down_get (GtkDropDown *drop_down);
gboolean alpr_option_drop_down_choose (GtkDropDown *drop_down, const char *name);

G_END_DECLS
