/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The interface between a list and where its rows come from: a view of a book (AlprViewSource), or
 * a test's invention.
 */

#include "alpr-row-source.h"

G_DEFINE_INTERFACE (AlprRowSource, alpr_row_source, G_TYPE_OBJECT)

static void
alpr_row_source_default_init (AlprRowSourceInterface *iface)
{
}
