/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-vendor.h"

G_BEGIN_DECLS

/**
 * AlprFlockLimits:
 * @silence: seconds without a byte after which an exchange is given up
 * @longest: milliseconds that a whole exchange may take
 * @tries: how often a question is asked at most
 * @first_wait: milliseconds before the second try; doubled before each further one
 * @longest_wait: milliseconds; a vendor who wants a longer rest is not asked again
 * @largest: bytes of an answer
 * @page: entries that a page is asked for (the interface gives 3,000 at most)
 * @batch: entries that are sent at once
 * @most_entries: entries of a list
 *
 * How patient a connection is, and how much it takes.
 */
typedef struct
{
  guint silence;
  guint longest;
  guint tries;
  guint first_wait;
  guint longest_wait;
  gsize largest;
  guint page;
  guint batch;
  guint most_entries;
} AlprFlockLimits;

extern const AlprFlockLimits alpr_flock_limits;

/**
 * AlprFlockQuestion:
 * @method: `GET` or `POST`
 * @url: where to
 * @token: (nullable): what says who asks
 * @type: (nullable): the media type of the body
 * @body: (nullable): what is sent
 *
 * One exchange's question.
 */
typedef struct
{
  const char *method;
  const char *url;
  AlprSecret *token;
  const char *type;
  GBytes *body;
} AlprFlockQuestion;

/**
 * AlprFlockAnswer:
 * @status: the number of HTTP, 0 where nothing came
 * @json: whether the answer says that it is JSON
 * @retry_after: seconds that the vendor wants us to rest, or -1
 * @body: (nullable): with a NUL behind it
 */
typedef struct
{
  guint status;
  gboolean json;
  gint64 retry_after;
  GByteArray *body;
} AlprFlockAnswer;

typedef struct _AlprFlockHttp AlprFlockHttp;

AlprFlockHttp *alpr_flock_http_new (const char *authority, const AlprFlockLimits *limits,
                                    GError **error);
void alpr_flock_http_free (AlprFlockHttp *self);
gboolean alpr_flock_http_ask (AlprFlockHttp *self, const AlprFlockQuestion *question,
                              AlprFlockAnswer *answer, gboolean *lasting,
                              GCancellable *cancellable, GError **error);
void alpr_flock_answer_clear (AlprFlockAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AlprFlockHttp, alpr_flock_http_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AlprFlockAnswer, alpr_flock_answer_clear)

G_END_DECLS
