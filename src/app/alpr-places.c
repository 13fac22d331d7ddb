/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The one table of the window's pages. A page that stands in it is in the sidebar, has its
 * shortcut, is built when somebody goes there for the first time, and is found by alpr_page_go ().
 * One without a title is reached from another page only.
 *
 * A page that is a view, its acts and nothing else needs no class: its type is
 * alpr_records_page_get_type, and `view` names the definition. Several that belong together are
 * alpr_tabs_page_get_type, with their views.
 */

#include "alpr-places.h"

#include <glib/gi18n.h>
#include <string.h>

#include "alpr-alert-verify-page.h"
#include "alpr-audit-run-page.h"
#include "alpr-audits-page.h"
#include "alpr-findings-page.h"
#include "alpr-imports-page.h"
#include "alpr-journal-page.h"
#include "alpr-overview-page.h"
#include "alpr-people-page.h"
#include "alpr-policy-page.h"
#include "alpr-records-page.h"
#include "alpr-reports-page.h"
#include "alpr-searches-page.h"
#include "alpr-tabs-page.h"

static const AlprPlace places[] = {
  { "overview", NULL, N_("Overview"), "alpr-overview-symbolic", NULL, alpr_overview_page_get_type,
    NULL, ALPR_RIGHT_OWN },
  { "searches", N_("Audit"), N_("Searches"), "alpr-searches-symbolic", NULL,
    alpr_searches_page_get_type },
  { "findings", N_("Audit"), N_("Findings"), "alpr-findings-symbolic", "findings_open",
    alpr_findings_page_get_type },
  { "audits", N_("Audit"), N_("Audits"), "alpr-audits-symbolic", "audits_open",
    alpr_audits_page_get_type },
  { "reports", N_("Audit"), N_("Reports"), "alpr-reports-symbolic", NULL,
    alpr_reports_page_get_type },
  { "roster", N_("People"), N_("People"), "system-users-symbolic", NULL,
    alpr_tabs_page_get_type, "roster appointments roster-history" },
  { "accounts", N_("People"), N_("Accounts"), "avatar-default-symbolic", NULL,
    alpr_tabs_page_get_type, "accounts unmatched-names account-names" },
  { "mfa", N_("People"), N_("Second factors"), "security-high-symbolic", NULL,
    alpr_tabs_page_get_type, "mfa mfa-coverage" },
  { "training", N_("People"), N_("Training"), "accessories-dictionary-symbolic", NULL,
    alpr_tabs_page_get_type, "training-matrix training-status training material" },
  { "access", N_("People"), N_("Access"), "changes-allow-symbolic", NULL, alpr_tabs_page_get_type,
    "access sign-offs documents" },
  { "discipline", N_("People"), N_("Discipline"), "dialog-warning-symbolic", NULL,
    alpr_tabs_page_get_type, "violations revocations violation-documents" },
  { "hot-lists", N_("Hot lists"), N_("Hot lists"), "view-list-symbolic", NULL,
    alpr_tabs_page_get_type,
    "hot-lists hot-list-shifts hot-list-files hot-list-lines hot-list-aside "
    "column-names" },
  { "entries", N_("Hot lists"), N_("Entries"), "starred-symbolic", NULL,
    alpr_records_page_get_type, "hot-list-board" },
  { "alerts", N_("Hot lists"), N_("Alerts"), "preferences-system-notifications-symbolic",
    "alerts_open", alpr_tabs_page_get_type,
    "alerts-open alerts alert-actions manual-plates alert-aside alert-imports" },
  { "vendor-difference", N_("Hot lists"), N_("Vendor difference"), "network-server-symbolic", NULL,
    alpr_tabs_page_get_type,
    "vendor-difference vendor-lists vendor-event-check vendor-events vendor-event-aside "
    "vendor-connections" },
  { "statistics", N_("Hot lists"), N_("Statistics"), "x-office-spreadsheet-symbolic", NULL,
    alpr_tabs_page_get_type,
    "period-lists period-manual period-alerts period-months period-systems figure-states "
    "practices" },
  { "imports", N_("Book"), N_("Imports"), "alpr-imports-symbolic", NULL,
    alpr_imports_page_get_type, NULL, "read import" },
  { "people", N_("Book"), N_("Users"), "dialog-password-symbolic", NULL,
    alpr_people_page_get_type },
  { "policy", N_("Book"), N_("Policy"), "alpr-policy-symbolic", NULL, alpr_policy_page_get_type },
  { "journal", N_("Book"), N_("Journal"), "alpr-journal-symbolic", NULL,
    alpr_journal_page_get_type },
  { "alert-verify", NULL, NULL, NULL, NULL, alpr_alert_verify_page_get_type, NULL, "read operate" },
  { "audit-run", NULL, NULL, NULL, NULL, alpr_audit_run_page_get_type },
};

/** alpr_places_list: Returns: (transfer none) (array length=n_places): all pages */
const AlprPlace *
alpr_places_list (guint *n_places)
{
  *n_places = G_N_ELEMENTS (places);
  return places;
}

/** alpr_places_find: Returns: (nullable): the page called @name */
const AlprPlace *
alpr_places_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    if (strcmp (places[i].name, name) == 0)
      return &places[i];
  return NULL;
}

/** alpr_place_is_open: Returns: whether who is signed in may see the page */
gboolean
alpr_place_is_open (const AlprPlace *place, AlprDesk *desk)
{
  g_auto (GStrv) views = place->view != NULL ? g_strsplit (place->view, " ", -1) : NULL;

  for (guint i = 0; views != NULL && views[i] != NULL; i++)
    {
      g_autoptr (AlprView) view = alpr_view_load (views[i], NULL);

      if (view != NULL && alpr_desk_may_see (desk, view))
        return TRUE;
    }
  return views == NULL
         && alpr_desk_may_look (desk, place->right != NULL ? place->right : "read");
}

/** alpr_place_build: Returns: (transfer floating): a page of the place */
AlprPage *
alpr_place_build (const AlprPlace *place, AlprDesk *desk)
{
  AlprPage *page = place->view != NULL
                       ? g_object_new (place->get_type (), "view", place->view, "desk", desk, NULL)
                       : g_object_new (place->get_type (), "desk", desk, NULL);

  if (alpr_page_get_title (page) == NULL && place->title != NULL)
    alpr_page_set_title (page, _(place->title));
  return page;
}
