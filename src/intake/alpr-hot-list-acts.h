/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"

G_BEGIN_DECLS

extern const AlprAct alpr_hot_list_take_in_act;
extern const AlprAct alpr_hot_list_request_act;
extern const AlprAct alpr_hot_list_export_act;

G_END_DECLS
