/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* beket-node COMMAND: exit status 0 done, 1 refused, 2 usage. */

typedef enum
{
  BEKET_EXIT_DONE,
  BEKET_EXIT_REFUSED,
  BEKET_EXIT_USAGE,
} BeketExit;

/** beket_node_refused: prints "beket-node: MESSAGE" and frees nothing. Returns: %BEKET_EXIT_REFUSED. */
int beket_node_refused     (const GError         *error);
/** beket_node_options: reads the options of a command; prints help or what is wrong with them. @status: (out): when %FALSE. */
gboolean beket_node_options (const char          *command,
                             const char          *summary,
                             const GOptionEntry  *entries,
                             int                 *argc,
                             char              ***argv,
                             int                 *status);

int beket_node_init        (int argc, char **argv);
int beket_node_enrol       (int argc, char **argv);
int beket_node_trust_root  (int argc, char **argv);
int beket_node_run         (int argc, char **argv);
int beket_node_status      (int argc, char **argv);

G_END_DECLS
