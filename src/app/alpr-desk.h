/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act.h"
#include "alpr-import.h"
#include "alpr-session.h"
#include "alpr-view.h"

G_BEGIN_DECLS

#define ALPR_TYPE_DESK (alpr_desk_get_type ())
G_DECLARE_FINAL_TYPE (AlprDesk, alpr_desk, ALPR, DESK, GObject)

/**
 * AlprReadFunc:
 * @reader: the book, read-only; belongs to the thread that calls
 * @data: the question's data
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * What is run on the reader's thread.
 *
 * Returns: (transfer full): what was read; %NULL with an error set
 */
typedef gpointer (*AlprReadFunc) (AlprStore *reader, gpointer data, GCancellable *cancellable,
                                  GError **error);

/**
 * AlprQuestion:
 * @func: asks
 * @data: for @func; the question owns it
 * @data_free: (nullable): frees @data, on any thread
 * @result_free: frees what @func returned when nobody takes it, on any thread
 * @priority: %G_PRIORITY_DEFAULT for what the screen waits for, %G_PRIORITY_LOW for long lists
 *
 * One thing to be read.
 */
typedef struct
{
  AlprReadFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  int priority;
} AlprQuestion;

/**
 * AlprWorkFunc:
 *
 * What is run on the worker's thread, the only one that writes; as #AlprReadFunc.
 */
typedef gpointer (*AlprWorkFunc) (AlprSession *session, gpointer data, GCancellable *cancellable,
                                  GError **error);

/**
 * AlprTask:
 * @func: does it
 * @data: for @func; the task owns it
 * @data_free: (nullable): frees @data, on any thread
 * @result_free: frees what @func returned when nobody takes it, on any thread
 * @area: (nullable): what has changed afterwards, when it has not failed
 *
 * One thing to be done that is more than an act: an import, a check, a report, a backup.
 */
typedef struct
{
  AlprWorkFunc func;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;
  const char *area;
} AlprTask;

/**
 * AlprImportJob:
 * @path: the file
 * @mapping: (nullable): how its columns are read; %NULL to recognise it
 * @progress: called on the main thread, at most some ten times a second
 * @progress_data: for @progress
 *
 * A file to be taken in.
 */
typedef struct
{
  const char *path;
  AlprMapping *mapping;
  AlprImportProgress progress;
  gpointer progress_data;
} AlprImportJob;

AlprDesk *alpr_desk_new (void);

/* The book */
void alpr_desk_create_async (AlprDesk *self, const AlprNewBook *wanted,
                             GAsyncReadyCallback callback, gpointer data);
void alpr_desk_open_async (AlprDesk *self, const char *path, const char *user_name,
                           AlprSecret *passphrase, GAsyncReadyCallback callback, gpointer data);
void alpr_desk_sign_in_async (AlprDesk *self, const AlprSignIn *given,
                              GAsyncReadyCallback callback, gpointer data);
gboolean alpr_desk_open_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_close (AlprDesk *self);
void alpr_desk_look_again (AlprDesk *self);

/* Who may go on */
AlprPending alpr_desk_get_pending (AlprDesk *self);
int alpr_desk_get_codes_left (AlprDesk *self);
gint64 alpr_desk_get_clock_behind (AlprDesk *self);
void alpr_desk_get_limits (AlprDesk *self, gint64 *idle_minutes, gint64 *session_hours);
void alpr_desk_confirm_async (AlprDesk *self, AlprSecret *passphrase, AlprSecret *code,
                              GAsyncReadyCallback callback, gpointer data);
gboolean alpr_desk_confirm_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_give_up (AlprDesk *self);

gboolean alpr_desk_is_open (AlprDesk *self);
const char *alpr_desk_get_read_only_reason (AlprDesk *self);
const char *alpr_desk_get_path (AlprDesk *self);
const char *alpr_desk_get_agency (AlprDesk *self);
GTimeZone *alpr_desk_get_zone (AlprDesk *self);
gint64 alpr_desk_get_offset (AlprDesk *self, gint64 at);
const char *alpr_desk_get_user_name (AlprDesk *self);
const char *alpr_desk_get_role (AlprDesk *self);
gboolean alpr_desk_has_right (AlprDesk *self, const char *right);
gboolean alpr_desk_may (AlprDesk *self, const char *act);
gboolean alpr_desk_may_look (AlprDesk *self, const char *right);
gboolean alpr_desk_may_see (AlprDesk *self, AlprView *view);

/* Rows up */
void alpr_desk_read_async (AlprDesk *self, const AlprQuestion *question, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
gpointer alpr_desk_read_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_open_view_async (AlprDesk *self, const char *view, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer data);
AlprView *alpr_desk_open_view_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_read_view_async (AlprDesk *self, const char *view, GVariant *inputs,
                                GAsyncReadyCallback callback, gpointer data);
GPtrArray *alpr_desk_read_view_finish (AlprDesk *self, GAsyncResult *result, GError **error);

/* Intent down */
void alpr_desk_work_async (AlprDesk *self, const AlprTask *task, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer data);
gpointer alpr_desk_work_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_act_async (AlprDesk *self, const char *act, GVariant *inputs,
                          GAsyncReadyCallback callback, gpointer data);
void alpr_desk_act_with_async (AlprDesk *self, const char *act, GVariant *inputs,
                               AlprSecret *secret, GAsyncReadyCallback callback, gpointer data);
void alpr_desk_act_stoppable_async (AlprDesk *self, const char *act, GVariant *inputs,
                                    AlprSecret *secret, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer data);
void alpr_desk_act_each_async (AlprDesk *self, const char *act, GPtrArray *each,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer data);
GVariant *alpr_desk_act_finish (AlprDesk *self, GAsyncResult *result, GError **error);
void alpr_desk_import_async (AlprDesk *self, const AlprImportJob *job, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data);
AlprImportResult *alpr_desk_import_finish (AlprDesk *self, GAsyncResult *result, GError **error);

G_END_DECLS
