/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/** BeketContainer: a freight container number, ISO 6346: owner (3), category U, J or Z, serial (6), check digit. */
typedef struct
{
  char number[12];   /* "CSQU3054383" */
  char owner[4];
  char category;
  char serial[7];
} BeketContainer;

/** beket_container_parse: spaces and hyphens are passed over; position counts in @text as given. */
gboolean beket_container_parse  (const char           *text,
                                 BeketContainer       *container,
                                 GError              **error);
/** beket_container_format: (transfer full): "CSQU 305438 3". */
char    *beket_container_format (const BeketContainer *self);

G_END_DECLS
