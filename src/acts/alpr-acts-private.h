/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-act-steps.h"

/* One table an area, ended by NULL. */
extern const AlprAct *const alpr_acts_accounts[];
extern const AlprAct *const alpr_acts_alerts[];
extern const AlprAct *const alpr_acts_audits[];
extern const AlprAct *const alpr_acts_book[];
extern const AlprAct *const alpr_acts_columns[];
extern const AlprAct *const alpr_acts_discipline[];
extern const AlprAct *const alpr_acts_documents[];
extern const AlprAct *const alpr_acts_entries[];
extern const AlprAct *const alpr_acts_findings[];
extern const AlprAct *const alpr_acts_hotlists[];
extern const AlprAct *const alpr_acts_mappings[];
extern const AlprAct *const alpr_acts_mfa[];
extern const AlprAct *const alpr_acts_people[];
extern const AlprAct *const alpr_acts_reports[];
extern const AlprAct *const alpr_acts_roster[];
extern const AlprAct *const alpr_acts_statistics[];
extern const AlprAct *const alpr_acts_training[];
extern const AlprAct *const alpr_acts_vendor[];

extern const AlprAct alpr_check_act;
extern const AlprAct alpr_alert_import_act;
extern const AlprAct alpr_roster_import_act;

/* The parts of the frame (alpr-act.c), for one act and for one that is done for many. */
gboolean alpr_act_check_right (AlprActRun *run, GError **error);
gboolean alpr_act_check_inputs (const AlprAct *act, GVariant *inputs, GError **error);
void alpr_act_note_failure (AlprActRun *run, const GError *cause);
