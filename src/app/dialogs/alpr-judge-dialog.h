/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

void alpr_judge_ask (AlprPage *page, GArray *findings, const char *verdict);

G_END_DECLS
