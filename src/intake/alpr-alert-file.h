/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-alert-list.h"

G_BEGIN_DECLS

void alpr_alert_file_register (void);
AlprAlertList *alpr_alert_file_read (const char *path, const AlprAlertOptions *options,
                                     GCancellable *cancellable, GError **error);
AlprAlertList *alpr_alert_file_read_fd (int fd, const char *path, const AlprAlertOptions *options,
                                        GCancellable *cancellable, GError **error);

G_END_DECLS
