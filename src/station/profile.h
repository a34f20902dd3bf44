/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "domain/language.h"

G_BEGIN_DECLS

/** BeketProfile: what the authority has laid down for this workstation: FOLDER/station.ini. */
typedef struct
{
  char      *folder;        /* the station's data folder */
  char      *party;         /* "KZ" */
  char      *body;          /* word of "body" */
  char      *point;         /* "KZSYR" */
  char      *peer_point;    /* "RUMSH" */
  char      *workstation;   /* "B02" */
  char      *lane;          /* "2" */
  char      *origin;        /* "KZ-KZSYR-B02" */
  char      *source;        /* "urn:beket:kz:kzsyr:b02" */
  char      *node_url;      /* (nullable): none = works alone */
  char      *direction;     /* direction that this lane controls: "exit" or "entry" */
} BeketProfile;

/** beket_profile_load: limit 64 KiB; an error names file, group and key. */
BeketProfile *beket_profile_load (const char          *folder,
                                  GError             **error);
gboolean      beket_profile_save (const BeketProfile  *self,
                                  GError             **error);
void          beket_profile_free (BeketProfile        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketProfile, beket_profile_free)

G_END_DECLS
