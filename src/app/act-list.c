/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of acts, newest first.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/act-list.h"
#include "app/act-row.h"
#include "app/widget.h"

#define PAGE 200

struct _BeketActList
{
  GtkWidget           parent_instance;

  BeketStation       *station;     /* (owned) */
  GtkSingleSelection *selection;   /* (owned) */
  gboolean            peers;

  GtkStack           *stack;
  GtkListView        *view;
  GtkLabel           *empty;
};

G_DEFINE_FINAL_TYPE (BeketActList, beket_act_list, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_CHOSEN,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
setup_cb (BeketActList *self,
          GtkListItem  *list_item)
{
  gtk_list_item_set_child (list_item, beket_act_row_new (self->station, self->peers));
}

static void
bind_cb (BeketActList *self,
         GtkListItem  *list_item)
{
  beket_act_row_show (BEKET_ACT_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
unbind_cb (BeketActList *self,
           GtkListItem  *list_item)
{
  beket_act_row_show (BEKET_ACT_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
chosen_cb (BeketActList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHOSEN]);
}

static void
count_cb (BeketActList *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, any ? "list" : "empty");
}

static GtkListItemFactory *
row_factory (BeketActList *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);

  return factory;
}

void
beket_act_list_fill (BeketActList *self,
                     BeketStation *station,
                     GListModel   *acts,
                     gboolean      peers,
                     const char   *empty)
{
  g_autoptr (GtkListItemFactory) factory = NULL;
  GtkSliceListModel *page;

  g_return_if_fail (BEKET_IS_ACT_LIST (self));
  g_return_if_fail (self->station == NULL);

  self->station = g_object_ref (station);
  self->peers = peers;
  gtk_label_set_text (self->empty, empty);

  page = gtk_slice_list_model_new (g_object_ref (acts), 0, PAGE);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (page));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (count_cb), self, G_CONNECT_SWAPPED);

  factory = row_factory (self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  count_cb (self);
  chosen_cb (self);
}

BeketItem *
beket_act_list_get_chosen (BeketActList *self)
{
  g_return_val_if_fail (BEKET_IS_ACT_LIST (self), NULL);

  return self->selection != NULL ? gtk_single_selection_get_selected_item (self->selection) : NULL;
}

gboolean
beket_act_list_choose (BeketActList *self,
                       const char   *key)
{
  guint n;

  g_return_val_if_fail (BEKET_IS_ACT_LIST (self), FALSE);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (BeketItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (g_strcmp0 (beket_item_get_key (item), key) != 0)
        continue;

      gtk_single_selection_set_selected (self->selection, i);
      gtk_widget_activate_action (gtk_widget_get_first_child (GTK_WIDGET (self->view)) != NULL
                                  ? gtk_widget_get_first_child (GTK_WIDGET (self->view))
                                  : GTK_WIDGET (self->view),
                                  "list.scroll-to-item", "u", i);
      return TRUE;
    }

  return FALSE;
}

void
beket_act_list_unchoose (BeketActList *self)
{
  g_return_if_fail (BEKET_IS_ACT_LIST (self));

  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
}

/* ---- The class ---- */

static void
beket_act_list_get_property (GObject    *object,
                             guint       id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (id == PROP_CHOSEN)
    g_value_set_object (value, beket_act_list_get_chosen (BEKET_ACT_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
beket_act_list_grab_focus (GtkWidget *widget)
{
  GtkWidget *view = GTK_WIDGET (BEKET_ACT_LIST (widget)->view);

  /* Behind the words that there are no acts it would take keys and show nothing. */
  return gtk_widget_get_mapped (view) && gtk_widget_grab_focus (view);
}

static void
beket_act_list_dispose (GObject *object)
{
  BeketActList *self = BEKET_ACT_LIST (object);

  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ACT_LIST);
  g_clear_object (&self->selection);
  g_clear_object (&self->station);

  G_OBJECT_CLASS (beket_act_list_parent_class)->dispose (object);
}

static void
beket_act_list_class_init (BeketActListClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = beket_act_list_get_property;
  object_class->dispose = beket_act_list_dispose;
  widget_class->grab_focus = beket_act_list_grab_focus;

  properties[PROP_CHOSEN] =
    g_param_spec_object ("chosen", NULL, NULL, BEKET_TYPE_ITEM, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/act-list.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketActList, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketActList, view);
  gtk_widget_class_bind_template_child (widget_class, BeketActList, empty);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
beket_act_list_init (BeketActList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
