/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define ALPR_TYPE_FLOCK_TRUST (alpr_flock_trust_get_type ())
G_DECLARE_FINAL_TYPE (AlprFlockTrust, alpr_flock_trust, ALPR, FLOCK_TRUST, GTlsDatabase)

GTlsDatabase *alpr_flock_trust_new (const char *pem, GError **error);

G_END_DECLS
