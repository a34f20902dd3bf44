/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/language.h"

G_BEGIN_DECLS

/** BeketPoint: a crossing point of one state and the one across the border. */
typedef struct
{
  char      *code;            /* "KZSYR" */
  char      *party;           /* "KZ" */
  char      *peer;            /* "RUMSH" */
  BeketText  name;
  int        offset_minutes;  /* of local time from UTC */
  gboolean   checked;         /* FALSE: not confirmed by a source, not to be shown as official */
} BeketPoint;

BeketPoint *beket_point_new  (void);
void        beket_point_free (BeketPoint *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketPoint, beket_point_free)

G_END_DECLS
