/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-secret.h"

G_BEGIN_DECLS

GBytes *alpr_qr_encode (AlprSecret *text, int *width, GError **error);

G_END_DECLS
