/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "exchange/client.h"
#include "exchange/peer-database.h"

G_BEGIN_DECLS

struct _BeketClient
{
  gatomicrefcount    ref_count;
  char              *url;           /* (owned): no slash at its end */
  SoupSession       *session;       /* (owned) */
  GTlsCertificate   *certificate;   /* (owned) */
  BeketPeerDatabase *database;      /* (owned) */
};

G_END_DECLS
