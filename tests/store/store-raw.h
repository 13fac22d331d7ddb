/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A book past the store, as somebody with the key and another program has it.
 */
#pragma once

#include <sqlite3.h>

#include "store-fixture.h"

G_BEGIN_DECLS

sqlite3 *fixture_open_raw (Fixture *fixture);
void fixture_run_raw (Fixture *fixture, const char *sql);

G_END_DECLS
