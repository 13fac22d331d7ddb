/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* What libFuzzer (or driver.c) calls with each input. It gives 0, or ends the program. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
