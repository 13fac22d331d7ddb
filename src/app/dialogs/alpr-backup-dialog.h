/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-window.h"

G_BEGIN_DECLS

void alpr_backup_ask (AlprWindow *window);
void alpr_verify_ask (AlprWindow *window);

G_END_DECLS
