/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-desk.h"

G_BEGIN_DECLS

/**
 * AlprListJob:
 * @view: the list's view
 * @inputs: (nullable): a{sv}, what its query takes
 * @order: which rows, sorted how
 * @path: where the file goes; its ending, xlsx or csv, says what it is
 *
 * A list to be written.
 */
typedef struct
{
  AlprView *view;
  GVariant *inputs;
  AlprViewOrder order;
  const char *path;
} AlprListJob;

void alpr_list_job_start (AlprDesk *desk, const AlprListJob *job, GAsyncReadyCallback callback,
                          gpointer data);
char *alpr_list_job_finish (AlprDesk *desk, GAsyncResult *result, GError **error);

G_END_DECLS
