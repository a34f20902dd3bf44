/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who may make a call, and what answers it.
 */

#define G_LOG_DOMAIN "beket-node"

#include "config.h"

#include "node/call.h"

#include "node/guest.h"

static gboolean
matches (const char *pattern,
         char      **path)
{
  g_auto (GStrv) parts = g_strsplit (pattern + 1, "/", -1);
  guint i;

  for (i = 0; parts[i] != NULL && path[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], "**"))
        return TRUE;
      if (!g_str_equal (parts[i], "*") && !g_str_equal (parts[i], path[i]))
        return FALSE;
    }
  return parts[i] == NULL && path[i] == NULL;
}

/* @known: the address is there, though not for this method. */
static const BeketNodeRoute *
find_route (BeketNodeCall *call,
            gboolean      *known)
{
  *known = FALSE;
  for (const BeketNodeRoute *route = beket_node_routes (); route->pattern != NULL; route++)
    if (matches (route->pattern, call->path))
      {
        *known = TRUE;
        if (g_str_equal (route->method, call->method))
          return route;
      }
  return NULL;
}

static guint
own_kind (BeketRole role)
{
  switch (role)
    {
      case BEKET_ROLE_STATION: return BEKET_CALLER_STATION;
      case BEKET_ROLE_NODE: return BEKET_CALLER_NODE;
      case BEKET_ROLE_ADVANCE: return BEKET_CALLER_ADVANCE;
      case BEKET_ROLE_SEAL:
      case BEKET_ROLE_LOG:
      case BEKET_ROLE_OFFICER:
      default: return 0;
    }
}

static guint
kind_of (BeketNodeCall *call)
{
  const BeketIdentity *caller = call->caller;
  guint kind = beket_node_guest_is_local (call->connection) ? BEKET_CALLER_LOCAL : 0;

  if (caller == NULL)
    return kind;
  if (g_str_equal (caller->party, call->node->folder->party))
    return kind | own_kind (caller->role);
  if (g_str_equal (caller->party, call->node->folder->peer) && caller->role == BEKET_ROLE_NODE)
    return kind | BEKET_CALLER_PEER;
  return kind;
}

/* Who you are comes before what there is: a stranger does not learn which addresses exist. */
static void
refuse (BeketNodeCall        *call,
        const BeketNodeGuest *guest,
        gboolean              stranger,
        gboolean              known)
{
  if (call->caller == NULL)
    beket_node_call_problem (call, 403, "unknown-key", NULL, "%s", guest->reason);
  else if (stranger)
    beket_node_call_problem (call, 403, "forbidden", NULL, "nothing here is for a %s of %s",
                             beket_role_word (call->caller->role), call->caller->party);
  else if (call->route != NULL)
    beket_node_call_problem (call, 403, "forbidden", NULL, "%s is not for a %s of %s", call->url,
                             beket_role_word (call->caller->role), call->caller->party);
  else
    beket_node_call_problem (call, known ? 405 : 404, known ? "method" : "not-found", NULL, "%s %s",
                             call->method, call->url);
}

void
beket_node_call_admit (BeketNodeCall *call)
{
  const union MHD_ConnectionInfo *info;
  BeketNodeGuest *guest;
  gboolean known;
  guint kind;

  info = MHD_get_connection_info (call->connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
  guest = info->socket_context;
  call->caller = beket_node_guest_judge (guest, call->connection, call->node);
  call->route = find_route (call, &known);
  kind = kind_of (call);
  if (call->route == NULL || (call->route->callers & kind) == 0)
    refuse (call, guest, (kind & ~(guint) BEKET_CALLER_LOCAL) == 0, known);
}
