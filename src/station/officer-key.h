/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"
#include "trust/identity.h"
#include "trust/key.h"

G_BEGIN_DECLS

/* Where an officer's key is, and by what it is judged: for any thread. */
typedef struct
{
  char       *officer;             /* (owned): id */
  char       *party;               /* (owned) */
  char       *token;               /* (owned) (nullable): else @pkcs12 */
  GBytes     *pkcs12;              /* (owned) (nullable) */
  BeketTrust *trust;               /* (owned) */
} BeketOfficerKey;

/* (transfer full) */
BeketOfficerKey *beket_station_officer_key (BeketStation         *self,
                                            const char           *officer,
                                            GError              **error);
void          beket_officer_key_free       (BeketOfficerKey      *self);
/* Opens the key, which may wait for a token, and judges it at @when: an officer's of this name. %BEKET_ERROR_PIN or %BEKET_ERROR_SIGNER. */
BeketKey     *beket_officer_key_open       (const BeketOfficerKey *self,
                                            const char           *pin,
                                            gint64                when,
                                            GError              **error);
/* (transfer full) (nullable): the act @pdf with the signature of this officer, @name, in its place @field: 0, or 1 behind that. Any thread. */
GBytes       *beket_officer_key_sign       (const BeketOfficerKey *self,
                                            const char           *pin,
                                            GBytes               *pdf,
                                            guint                 field,
                                            const char           *name,
                                            gint64                when,
                                            GError              **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (BeketOfficerKey, beket_officer_key_free)

/* ---- pin-lock.c ---- */

/* Counts wrong PINs; a locked one is refused before the key is touched. */
gboolean      beket_station_pin_allowed    (BeketStation         *self,
                                            const char           *officer,
                                            GError              **error);
/* @error: (inout) (nullable): why the key was not opened, NULL when it was; what is no matter of the PIN is not counted. A wrong PIN comes back with
 * the number of tries that are left. */
void          beket_station_pin_tried      (BeketStation         *self,
                                            const char           *officer,
                                            GError              **error);

G_END_DECLS
