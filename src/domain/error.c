/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The error domain of everything but parsing.
 */

#define G_LOG_DOMAIN "beket-domain"

#include "config.h"

#include "domain/error.h"

G_DEFINE_QUARK (beket - error, beket_error)
