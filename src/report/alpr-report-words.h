/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A report speaks the language of who writes it. */
#include "alpr-config.h"

#define GETTEXT_PACKAGE ALPR_GETTEXT
#include <glib/gi18n-lib.h>
