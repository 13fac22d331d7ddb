/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-row-source.h"

G_BEGIN_DECLS

#define FAKE_TYPE_SOURCE (fake_source_get_type ())
G_DECLARE_FINAL_TYPE (FakeSource, fake_source, FAKE, SOURCE, GObject)

FakeSource *fake_source_new (guint n_rows);
void fake_source_set_n_rows (FakeSource *self, guint n_rows);
void fake_source_remove (FakeSource *self, gint64 id);
void fake_source_fail (FakeSource *self, gboolean fail);
guint fake_source_count_ids (FakeSource *self);
guint fake_source_count_rows (FakeSource *self);
AlprView *fake_source_make_view (void);

G_END_DECLS
