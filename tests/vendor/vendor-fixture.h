/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "alpr-flock-client.h"
#include "flock-server.h"

/**
 * Vendor:
 *
 * Certificates in a folder of their own, and a server of the vendor's that has the good one.
 */
typedef struct
{
  char *folder;
  FlockServer *server;
  AlprVendorAccess *access;
} Vendor;

extern const AlprFlockLimits vendor_limits;

void vendor_prepare (void);
void vendor_set_up (Vendor *vendor, gconstpointer certificate);
void vendor_tear_down (Vendor *vendor, gconstpointer certificate);
char *vendor_dup_file (Vendor *vendor, const char *name);
