/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looking at many bytes in one step: 64 on x86-64 (SSE2, which every such processor has), one by
 * one elsewhere. The functions may read up to ALPR_FEED_PADDING bytes past the end, so what they
 * are given must be padded by so much; what stands there never counts.
 */
#pragma once

#include <glib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

G_BEGIN_DECLS

#define ALPR_SCAN_STEP 64

/* The first byte beyond ASCII from @at, or @until. */
static inline const char *
alpr_scan_skip_ascii (const char *at, const char *until)
{
#ifdef __SSE2__
  for (; at < until; at += ALPR_SCAN_STEP)
    {
      const __m128i *in = (const __m128i *) (gconstpointer) at;
      __m128i first = _mm_or_si128 (_mm_loadu_si128 (in), _mm_loadu_si128 (in + 1));
      __m128i last = _mm_or_si128 (_mm_loadu_si128 (in + 2), _mm_loadu_si128 (in + 3));

      if (_mm_movemask_epi8 (_mm_or_si128 (first, last)) != 0)
        break;
    }
#endif
  while (at < until && (guint8) *at < 0x80)
    at++;
  return MIN (at, until);
}

/* The first byte from @at that is zero or beyond ASCII, or @until. */
static inline const char *
alpr_scan_skip_plain (const char *at, const char *until)
{
#ifdef __SSE2__
  const __m128i zero = _mm_setzero_si128 ();

  for (; at < until; at += ALPR_SCAN_STEP)
    {
      const __m128i *in = (const __m128i *) (gconstpointer) at;
      /* As signed numbers, plain bytes are those above zero. */
      __m128i first = _mm_and_si128 (_mm_cmpgt_epi8 (_mm_loadu_si128 (in), zero),
                                     _mm_cmpgt_epi8 (_mm_loadu_si128 (in + 1), zero));
      __m128i last = _mm_and_si128 (_mm_cmpgt_epi8 (_mm_loadu_si128 (in + 2), zero),
                                    _mm_cmpgt_epi8 (_mm_loadu_si128 (in + 3), zero));

      if (_mm_movemask_epi8 (_mm_and_si128 (first, last)) != 0xffff)
        break;
    }
#endif
  while (at < until && (gint8) *at > 0)
    at++;
  return MIN (at, until);
}

/**
 * AlprScan:
 * @special: bit n: byte n is a delimiter, a quote, CR or LF
 * @wide: whether any of the bytes is beyond ASCII
 *
 * What stands in ALPR_SCAN_STEP bytes.
 */
typedef struct
{
  guint64 special;
  gboolean wide;
} AlprScan;

/* Looks at the ALPR_SCAN_STEP bytes from @at. */
static inline AlprScan
alpr_scan_special (const char *at, char delimiter)
{
  AlprScan scan = { 0, FALSE };

#ifdef __SSE2__
  const __m128i *in = (const __m128i *) (gconstpointer) at;
  const __m128i delimiters = _mm_set1_epi8 (delimiter);
  const __m128i quotes = _mm_set1_epi8 ('"');
  const __m128i feeds = _mm_set1_epi8 ('\n');
  const __m128i returns = _mm_set1_epi8 ('\r');
  __m128i all = _mm_setzero_si128 ();

  for (guint i = 0; i < 4; i++)
    {
      __m128i bytes = _mm_loadu_si128 (in + i);
      __m128i found = _mm_or_si128 (_mm_or_si128 (_mm_cmpeq_epi8 (bytes, delimiters),
                                                  _mm_cmpeq_epi8 (bytes, quotes)),
                                    _mm_or_si128 (_mm_cmpeq_epi8 (bytes, feeds),
                                                  _mm_cmpeq_epi8 (bytes, returns)));

      scan.special |= (guint64) (guint) _mm_movemask_epi8 (found) << (16 * i);
      all = _mm_or_si128 (all, bytes);
    }
  scan.wide = _mm_movemask_epi8 (all) != 0;
#else
  for (guint i = 0; i < ALPR_SCAN_STEP; i++)
    {
      char byte = at[i];

      if (byte == delimiter || byte == '"' || byte == '\n' || byte == '\r')
        scan.special |= G_GUINT64_CONSTANT (1) << i;
      if ((guint8) byte >= 0x80)
        scan.wide = TRUE;
    }
#endif
  return scan;
}

G_END_DECLS
