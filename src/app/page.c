/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the window asks of each of its pages.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/page.h"

G_DEFINE_INTERFACE (BeketPage, beket_page, GTK_TYPE_WIDGET)

static guint detail_changed;

static void
beket_page_default_init (BeketPageInterface *iface)
{
  detail_changed = g_signal_new ("detail-changed", BEKET_TYPE_PAGE, G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

char *
beket_page_get_detail (BeketPage *self)
{
  g_return_val_if_fail (BEKET_IS_PAGE (self), NULL);

  if (BEKET_PAGE_GET_IFACE (self)->get_detail == NULL)
    return NULL;

  return BEKET_PAGE_GET_IFACE (self)->get_detail (self);
}

char *
beket_page_get_place (BeketPage *self)
{
  g_return_val_if_fail (BEKET_IS_PAGE (self), NULL);

  if (BEKET_PAGE_GET_IFACE (self)->get_place == NULL)
    return NULL;

  return BEKET_PAGE_GET_IFACE (self)->get_place (self);
}

void
beket_page_set_place (BeketPage  *self,
                      const char *place)
{
  g_return_if_fail (BEKET_IS_PAGE (self));

  if (BEKET_PAGE_GET_IFACE (self)->set_place != NULL && place != NULL)
    BEKET_PAGE_GET_IFACE (self)->set_place (self, place);
}

void
beket_page_arrive (BeketPage *self)
{
  g_return_if_fail (BEKET_IS_PAGE (self));

  if (BEKET_PAGE_GET_IFACE (self)->arrive != NULL)
    BEKET_PAGE_GET_IFACE (self)->arrive (self);
}

gboolean
beket_page_scan (BeketPage  *self,
                 const char *text)
{
  g_return_val_if_fail (BEKET_IS_PAGE (self), FALSE);

  if (BEKET_PAGE_GET_IFACE (self)->scan == NULL)
    return FALSE;

  return BEKET_PAGE_GET_IFACE (self)->scan (self, text);
}

void
beket_page_detail_changed (BeketPage *self)
{
  g_return_if_fail (BEKET_IS_PAGE (self));

  g_signal_emit (self, detail_changed, 0);
}
