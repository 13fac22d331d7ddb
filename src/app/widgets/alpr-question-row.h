/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-app.h"

G_BEGIN_DECLS

#define ALPR_TYPE_QUESTION_ROW (alpr_question_row_get_type ())
G_DECLARE_FINAL_TYPE (AlprQuestionRow, alpr_question_row, ALPR, QUESTION_ROW, AdwActionRow)

GtkWidget *alpr_question_row_new (const char *question);
const char *alpr_question_row_get_question (AlprQuestionRow *self);
const char *alpr_question_row_get_answer (AlprQuestionRow *self);
void alpr_question_row_set_answer (AlprQuestionRow *self, const char *answer);

G_END_DECLS
