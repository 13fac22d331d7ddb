/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-desk.h"
#include "alpr-row-source.h"

G_BEGIN_DECLS

#define ALPR_TYPE_VIEW_SOURCE (alpr_view_source_get_type ())
G_DECLARE_FINAL_TYPE (AlprViewSource, alpr_view_source, ALPR, VIEW_SOURCE, GObject)

AlprViewSource *alpr_view_source_new (AlprDesk *desk, AlprView *view, GVariant *inputs);

G_END_DECLS
