/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-page.h"

G_BEGIN_DECLS

#define ALPR_TYPE_JOURNAL_PAGE (alpr_journal_page_get_type ())
G_DECLARE_FINAL_TYPE (AlprJournalPage, alpr_journal_page, ALPR, JOURNAL_PAGE, AlprPage)

G_END_DECLS
