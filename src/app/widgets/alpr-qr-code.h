/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"
#include "alpr-secret.h"

G_BEGIN_DECLS

#define ALPR_TYPE_QR_CODE (alpr_qr_code_get_type ())
G_DECLARE_FINAL_TYPE (AlprQrCode, alpr_qr_code, ALPR, QR_CODE, GtkWidget)

gboolean alpr_qr_code_set_text (AlprQrCode *self, AlprSecret *text, GError **error);

G_END_DECLS
