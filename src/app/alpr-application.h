/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_APPLICATION (alpr_application_get_type ())
G_DECLARE_FINAL_TYPE (AlprApplication, alpr_application, ALPR, APPLICATION, AdwApplication)

AlprApplication *alpr_application_new (void);

G_END_DECLS
