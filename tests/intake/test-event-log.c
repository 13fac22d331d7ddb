/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The reader of a vendor's event log: the sample, a file of our own with every kind of details, rows
 * that can't be understood, and files that are no event log. What was read is what was taken in and
 * what was set aside.
 */

#include <glib/gstdio.h>
#include <string.h>

#include "alpr-error.h"
#include "alpr-event-log.h"
#include "alpr-time.h"

static AlprVendorEvents *
read_log (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  AlprVendorEvents *events = alpr_event_log_read (path, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (events->rows, ==, events->events->len + events->aside->len);
  return events;
}

static void
test_sample (void)
{
  g_autoptr (AlprVendorEvents) events = read_log ("flock-event-log", "event-logs.csv");
  const AlprVendorEvent *fourth;

  g_assert_cmpuint (events->events->len, ==, 5);
  g_assert_cmpuint (events->aside->len, ==, 0);
  fourth = events->events->pdata[3];
  g_assert_cmpstr (fourth->event_id, ==, "21ef2167-5039-4706-a57c-78651907fb03");
  g_assert_cmpstr (fourth->who, ==, "Quinn Barlow");
  g_assert_cmpstr (fourth->kind, ==, "organizationAudit");
  g_assert_cmpint (fourth->at, ==, alpr_time_from_civil (2026, 8, 5, 5, 9, 40));
  g_assert_cmpint (fourth->row, ==, 14);
  g_assert_cmpuint (fourth->plates->len, ==, 0);
  g_assert_null (fourth->account);
}

static void
check_entry (const AlprVendorEvent *event)
{
  g_assert_cmpstr (event->who, ==, "Avery Draper");
  g_assert_cmpstr (event->verb, ==, "create");
  g_assert_cmpstr (event->list_name, ==, "PD hot list");
  g_assert_cmpuint (event->plates->len, ==, 1);
  g_assert_cmpstr (event->plates->pdata[0], ==, "OK1 234");
  g_assert_cmpstr (event->issuer, ==, "NE");
  g_assert_cmpstr (event->reason, ==, "Stolen: with a colon");
  g_assert_cmpstr (event->case_number, ==, "26-101");
}

static void
check_plates (const AlprVendorEvent *event, const char *wanted)
{
  g_autoptr (GString) plates = g_string_new (NULL);

  for (guint i = 0; i < event->plates->len; i++)
    g_string_append_printf (plates, "%s%s", i > 0 ? "|" : "", (char *) event->plates->pdata[i]);
  g_assert_cmpstr (plates->str, ==, wanted);
}

static void
test_details (void)
{
  g_autoptr (AlprVendorEvents) events = read_log ("event-logs", "changes.csv");
  AlprVendorEvent **all = (AlprVendorEvent **) events->events->pdata;

  g_assert_cmpuint (events->events->len, ==, 8);
  check_entry (all[0]);
  g_assert_cmpstr (all[1]->reason, ==, "Stolen\nand wanted");
  g_assert_cmpint (all[1]->at, ==, alpr_time_from_civil (2026, 3, 2, 11, 0, 0));
  check_plates (all[2], "OK1234|ABC 12|DEF345");
  g_assert_cmpstr (all[3]->account, ==, "Morgan Vance");
  g_assert_cmpstr (all[4]->email, ==, "morgan.vance@example.org");
  g_assert_null (all[5]->list_name);
  g_assert_cmpstr (all[6]->list_name, ==, "New list");
  check_plates (all[7], "AAA111|BBB222|CCC333");
}

static void
test_aside (void)
{
  static const struct
  {
    gint64 row;
    const char *reason;
  } wanted[] = { { 30, "its time can't be read" },
                 { 32, "its details name a plate that can be none; perhaps it is masked" },
                 { 35, "its details name no plate" },
                 { 37, "it has no event id" } };
  g_autoptr (AlprVendorEvents) events = read_log ("event-logs", "changes.csv");

  g_assert_cmpuint (events->aside->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      const AlprVendorAside *aside = events->aside->pdata[i];

      g_assert_cmpint (aside->row, ==, wanted[i].row);
      g_assert_cmpstr (aside->reason, ==, wanted[i].reason);
      g_assert_cmpstr (aside->raw, !=, "");
    }
}

static void
refuse_file (const char *text, gsize length, const char *words)
{
  g_autofree char *folder = g_dir_make_tmp ("alpr-log-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "log.csv", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  g_assert_null (alpr_event_log_read (path, NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, words));
  g_remove (path);
  g_rmdir (folder);
}

static void
test_other_files (void)
{
  static const char audit[] = "id,userId,searchDate,networkCount\r\n1,2,2026-01-01,3\r\n";
  static const char open[] = "Timestamp,User,Event Type,Entity Type,Entity Details,Event Id\n"
                             "2026-03-02T10:00:00Z,a,create,user,\"Name: x\n";
  g_autoptr (GError) error = NULL;

  refuse_file (audit, strlen (audit), "is no event log");
  refuse_file (open, strlen (open), "log.csv");
  refuse_file ("\0\0\0\0", 4, "log.csv");
  g_assert_null (alpr_event_log_read ("/nowhere/log.csv", NULL, &error));
  g_assert_error (error, ALPR_ERROR, ALPR_ERROR_MISSING);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/event-log/sample", test_sample);
  g_test_add_func ("/event-log/details", test_details);
  g_test_add_func ("/event-log/aside", test_aside);
  g_test_add_func ("/event-log/other-files", test_other_files);
  return g_test_run ();
}
