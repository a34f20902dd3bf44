/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From one page to another: by its name, to an act, to a crossing, to the search and back.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/acts-page.h"
#include "app/crossings-page.h"
#include "app/page.h"
#include "app/register-page.h"
#include "app/shell-private.h"

void
beket_shell_show_page (BeketShell *self,
                       const char *page)
{
  g_return_if_fail (BEKET_IS_SHELL (self));

  if (!beket_shell_is_locked (self) && adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);
}

static gboolean
has_act (GListModel *acts,
         const char *key)
{
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (acts, i);

      if (g_str_equal (beket_item_get_key (item), key))
        return TRUE;
    }

  return FALSE;
}

void
beket_shell_show_act (BeketShell *self,
                      const char *act)
{
  const char *page;

  g_return_if_fail (BEKET_IS_SHELL (self));

  if (beket_shell_is_locked (self))
    return;

  page = has_act (beket_station_neighbour (self->station), act) ? "neighbour" : "acts";
  beket_page_set_place (BEKET_PAGE (adw_view_stack_get_child_by_name (self->pages, page)), act);
  beket_shell_show_page (self, page);
}

/* (transfer full) (nullable): its key, if it is one of those that the list has. */
static char *
find_act (GListModel *acts,
          const char *number)
{
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (BeketItem) act = g_list_model_get_item (acts, i);

      if (g_str_equal (beket_item_text (act, "number"), number))
        return g_strdup (beket_item_get_key (act));
    }

  return NULL;
}

void
beket_shell_open_act (BeketShell *self,
                      const char *number)
{
  g_autofree char *key = NULL;

  g_return_if_fail (BEKET_IS_SHELL (self));

  key = find_act (beket_station_neighbour (self->station), number);
  if (key == NULL)
    key = find_act (beket_station_acts (self->station), number);
  if (key != NULL)
    {
      beket_shell_show_act (self, key);
      return;
    }
  if (beket_shell_is_locked (self))
    return;

  beket_acts_page_open (BEKET_ACTS_PAGE (adw_view_stack_get_child_by_name (self->pages, "acts")), number);
  beket_shell_show_page (self, "acts");
}

void
beket_shell_paper_blanks (BeketShell *self)
{
  GtkWidget *page;

  g_return_if_fail (BEKET_IS_SHELL (self));

  page = adw_view_stack_get_child_by_name (self->pages, "crossings");
  if (beket_shell_is_locked (self) || page == NULL)
    return;

  beket_crossings_page_show_blanks (BEKET_CROSSINGS_PAGE (page));
  beket_shell_show_page (self, "crossings");
}

void
beket_shell_open_crossing (BeketShell *self,
                           const char *crossing)
{
  GtkWidget *page;

  g_return_if_fail (BEKET_IS_SHELL (self));

  page = adw_view_stack_get_child_by_name (self->pages, "crossings");
  if (beket_shell_is_locked (self) || page == NULL)
    return;

  beket_crossings_page_open (BEKET_CROSSINGS_PAGE (page), crossing);
  beket_shell_show_page (self, "crossings");
}

void
beket_shell_show_crossing (BeketShell *self,
                           const char *crossing)
{
  g_return_if_fail (BEKET_IS_SHELL (self));

  if (!beket_shell_is_locked (self))
    beket_register_page_open (BEKET_REGISTER_PAGE (adw_view_stack_get_child_by_name (self->pages, "register")), crossing);
}

void
beket_shell_search (BeketShell *self)
{
  GtkWidget *page;

  g_return_if_fail (BEKET_IS_SHELL (self));

  if (beket_shell_is_locked (self))
    return;

  page = adw_view_stack_get_child_by_name (self->pages, "register");
  beket_register_page_search (BEKET_REGISTER_PAGE (page), g_strcmp0 (self->shown, "register") == 0);
  beket_shell_show_page (self, "register");
}

void
beket_shell_go_back (BeketShell *self)
{
  g_autofree char *page = g_strdup (self->before != NULL ? self->before : "acts");

  beket_shell_show_page (self, page);
}
