/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-window.h"

G_BEGIN_DECLS

void alpr_document_ask (AlprWindow *window, gint64 document);

G_END_DECLS
