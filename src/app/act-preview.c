/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of an act, one below the other.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-preview-private.h"
#include "app/widget.h"

G_DEFINE_FINAL_TYPE (BeketActPreview, beket_act_preview, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_N_PAGES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* ---- The file ---- */

static void
clear (BeketActPreview *self)
{
  GtkWidget *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->pages_of);
  g_clear_handle_id (&self->update_id, g_source_remove);
  g_ptr_array_set_size (self->pages, 0);

  while (self->box != NULL && (child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
}

static void
add_page (BeketActPreview *self,
          int              number)
{
  BeketActPage *page = g_rc_box_new0 (BeketActPage);
  /* Translators: for the screen reader */
  g_autofree char *label = g_strdup_printf (_ ("Page %d of the act"), number + 1);

  page->preview = self;
  page->number = number;
  page->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_content_fit (page->picture, GTK_CONTENT_FIT_FILL);
  gtk_picture_set_alternative_text (page->picture, label);
  gtk_widget_set_halign (GTK_WIDGET (page->picture), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (page->picture), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (page->picture), "page");

  gtk_box_append (self->box, GTK_WIDGET (page->picture));
  g_ptr_array_add (self->pages, page);
}

static void
show_placeholder (BeketActPreview *self,
                  const char      *text)
{
  gtk_label_set_text (self->placeholder, text);
  gtk_stack_set_visible_child_name (self->stack, "placeholder");
  gtk_widget_set_visible (self->tools, FALSE);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (BeketActPreview) self = user_data;
  g_autoptr (GError) error = NULL;
  int n_pages = beket_preview_count_finish (BEKET_PREVIEW (source), result, &error);

  if (self->pages_of != BEKET_PREVIEW (source))
    return;

  if (n_pages < 0)
    {
      show_placeholder (self, _ ("The pages of this file cannot be shown."));
      return;
    }

  for (int i = 0; i < n_pages; i++)
    add_page (self, i);

  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_set_visible (self->tools, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  beket_act_pages_queue (self);
}

void
beket_act_preview_set_pdf (BeketActPreview *self,
                           GBytes          *pdf)
{
  g_return_if_fail (BEKET_IS_ACT_PREVIEW (self));

  clear (self);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  beket_act_preview_forget_print (self);

  if (pdf == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "placeholder");
      gtk_widget_set_visible (self->tools, FALSE);
      return;
    }

  self->pdf = g_bytes_ref (pdf);
  self->cancellable = g_cancellable_new ();
  self->pages_of = beket_preview_new (pdf);
  beket_preview_count_async (self->pages_of, self->cancellable, counted_cb, g_object_ref (self));
}

void
beket_act_preview_set_placeholder (BeketActPreview *self,
                                   const char      *text)
{
  g_return_if_fail (BEKET_IS_ACT_PREVIEW (self));

  gtk_label_set_text (self->placeholder, text);
}

int
beket_act_preview_get_n_pages (BeketActPreview *self)
{
  g_return_val_if_fail (BEKET_IS_ACT_PREVIEW (self), 0);

  return (int) self->pages->len;
}

/* ---- Zoom ---- */

void
beket_act_preview_zoom (BeketActPreview *self,
                        int              steps)
{
  double zoom;

  g_return_if_fail (BEKET_IS_ACT_PREVIEW (self));

  zoom = beket_act_pages_zoom (self);
  if (steps == 0)
    self->zoom = 0;
  else
    self->zoom = CLAMP (steps > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, ZOOM_MIN, ZOOM_MAX);

  beket_act_pages_queue (self);
}

static void
print_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  beket_act_preview_print (BEKET_ACT_PREVIEW (widget));
}

static void
zoom_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *steps)
{
  beket_act_preview_zoom (BEKET_ACT_PREVIEW (widget), g_variant_get_int32 (steps));
}

static gboolean
key_pressed_cb (BeketActPreview *self,
                guint            keyval,
                guint            keycode,
                GdkModifierType  state)
{
  switch (keyval)
    {
      case GDK_KEY_plus:
      case GDK_KEY_equal:
      case GDK_KEY_KP_Add:
        beket_act_preview_zoom (self, 1);
        return TRUE;

      case GDK_KEY_minus:
      case GDK_KEY_KP_Subtract:
        beket_act_preview_zoom (self, -1);
        return TRUE;

      case GDK_KEY_0:
      case GDK_KEY_KP_0:
        beket_act_preview_zoom (self, 0);
        return TRUE;

      default:
        return FALSE;
    }
}

/* ---- The class ---- */

static void
beket_act_preview_get_property (GObject    *object,
                                guint       id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  BeketActPreview *self = BEKET_ACT_PREVIEW (object);

  if (id == PROP_N_PAGES)
    g_value_set_int (value, (int) self->pages->len);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
beket_act_preview_dispose (GObject *object)
{
  BeketActPreview *self = BEKET_ACT_PREVIEW (object);

  clear (self);
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_ACT_PREVIEW);

  G_OBJECT_CLASS (beket_act_preview_parent_class)->dispose (object);
}

static void
beket_act_preview_finalize (GObject *object)
{
  BeketActPreview *self = BEKET_ACT_PREVIEW (object);

  g_ptr_array_unref (self->pages);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  beket_act_preview_forget_print (self);

  G_OBJECT_CLASS (beket_act_preview_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/act-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, stack);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, scroller);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, box);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, placeholder);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, position);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, percent);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, tools);
  gtk_widget_class_bind_template_child (widget_class, BeketActPreview, print);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
beket_act_preview_class_init (BeketActPreviewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = beket_act_preview_get_property;
  object_class->dispose = beket_act_preview_dispose;
  object_class->finalize = beket_act_preview_finalize;

  properties[PROP_N_PAGES] =
    g_param_spec_int ("n-pages", NULL, NULL, 0, G_MAXINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "preview.zoom", "i", zoom_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "actpreview");
}

static void
beket_act_preview_init (BeketActPreview *self)
{
  GtkAdjustment *adjustment;

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) beket_act_page_forget);
  gtk_widget_init_template (GTK_WIDGET (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (beket_act_pages_queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (beket_act_pages_queue), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (beket_act_pages_queue), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (beket_act_pages_queue), NULL);
}

GtkWidget *
beket_act_preview_new (void)
{
  return g_object_new (BEKET_TYPE_ACT_PREVIEW, NULL);
}
