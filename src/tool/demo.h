/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * beketctl_demo_world:
 * @folder: must not be there yet
 * @node_program: beket-node
 *
 * Two states with everything: test authorities, a node and a booth each, an officer each, who trust each other. Layout:
 * authority/{KZ,RU}, kz/{booth,node}, ru/{booth,node}, one .p12 and one .pin file an officer under officers. PINs lie open: this is a demonstration.
 */
gboolean beketctl_demo_world (const char  *folder,
                              const char  *data,
                              const char  *node_program,
                              GError     **error);

G_END_DECLS
