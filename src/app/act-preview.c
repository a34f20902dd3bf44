/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pages of an act, one below the other. Only the pages that are near the screen have pictures: an act of a train
 * has dozens of pages. A page is drawn at the pixels that it takes, so that it is crisp at every zoom and scale factor.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include <glib/gi18n.h>

#include "app/act-preview.h"
#include "app/complaint.h"
#include "app/widget.h"
#include "station/preview.h"

#define PAGE_WIDTH 595.0    /* points of A4: acts have no other size */
#define PAGE_HEIGHT 842.0
#define ZOOM_STEP 1.2
#define ZOOM_MIN 0.4        /* logical pixels per point */
#define ZOOM_MAX 3.5
#define MARGIN 24

/* Counted by references: a page that is being drawn may be forgotten meanwhile. */
typedef struct
{
  BeketActPreview *preview;   /* (not owned) (nullable): forgotten */
  GtkPicture      *picture;   /* (not owned): in the box */
  int              number;
  double           scale;     /* at which it was drawn or is being drawn; 0 = no picture */
} Page;

struct _BeketActPreview
{
  GtkWidget parent_instance;

  BeketPreview *pages_of;      /* (owned) (nullable) */
  GCancellable *cancellable;   /* (owned): of this pdf and zoom */
  GPtrArray    *pages;         /* (owned) (element-type Page) */
  double        zoom;          /* 0 = fit the width */
  guint         update_id;

  GtkStack          *stack;
  GtkScrolledWindow *scroller;
  GtkBox            *box;
  GtkLabel          *placeholder;
  GtkLabel          *position;
  GtkLabel          *percent;
  GtkWidget         *tools;
};

G_DEFINE_FINAL_TYPE (BeketActPreview, beket_act_preview, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_N_PAGES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* ---- Pictures ---- */

static double
current_zoom (BeketActPreview *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self->scroller)) - 2 * MARGIN;

  if (self->zoom > 0)
    return self->zoom;

  return CLAMP (width / PAGE_WIDTH, ZOOM_MIN, 1.6);
}

/* The texture keeps the pixels alive. */
static GdkTexture *
texture_new (BeketPicture *picture)
{
  return gdk_memory_texture_new (picture->width, picture->height, GDK_MEMORY_DEFAULT,
                                 picture->pixels, picture->stride);
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (BeketPicture) picture = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  Page *page = user_data;

  picture = beket_preview_render_finish (BEKET_PREVIEW (source), result, &error);

  if (picture == NULL)
    g_debug ("page not drawn: %s", error->message);
  else if (page->preview != NULL && page->scale > 0)
    {
      texture = texture_new (picture);
      gtk_picture_set_paintable (page->picture, GDK_PAINTABLE (texture));
    }

  g_rc_box_release (page);
}

static void
show_page (Page   *page,
           double  scale)
{
  BeketActPreview *self = page->preview;

  if (page->scale == scale)
    return;

  page->scale = scale;
  beket_preview_render_async (self->pages_of, page->number, scale, self->cancellable,
                              rendered_cb, g_rc_box_acquire (page));
}

static void
drop_page (Page *page)
{
  page->scale = 0;
  gtk_picture_set_paintable (page->picture, NULL);
}

/* Scale in device pixels per point that fills the page's whole logical width. */
static double
device_scale (BeketActPreview *self,
              double           zoom)
{
  int width = (int) (PAGE_WIDTH * zoom);

  return width * gtk_widget_get_scale_factor (GTK_WIDGET (self)) / PAGE_WIDTH;
}

static void
tell_position (BeketActPreview *self,
               double           zoom)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double middle = gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment) / 2;
  int number = (int) (middle / (PAGE_HEIGHT * zoom + MARGIN / 2)) + 1;
  g_autofree char *position = NULL;
  g_autofree char *percent = NULL;

  number = CLAMP (number, 1, MAX (1, (int) self->pages->len));
  /* Translators: the page that is seen, of all pages of the act: Page 1 of 3 */
  position = g_strdup_printf (_("Page %d of %d"), number, (int) self->pages->len);
  percent = g_strdup_printf ("%d %%", (int) (zoom * 100 * 72 / 96 + 0.5));
  gtk_label_set_text (self->position, position);
  gtk_label_set_text (self->percent, percent);
}

static gboolean
update (gpointer user_data)
{
  BeketActPreview *self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double zoom = current_zoom (self);
  double height = PAGE_HEIGHT * zoom + MARGIN / 2;
  double top = gtk_adjustment_get_value (adjustment) - height;
  double bottom = top + gtk_adjustment_get_page_size (adjustment) + 2 * height;
  double scale = device_scale (self, zoom);

  self->update_id = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = g_ptr_array_index (self->pages, i);

      gtk_widget_set_size_request (GTK_WIDGET (page->picture), (int) (PAGE_WIDTH * zoom),
                                   (int) (PAGE_HEIGHT * zoom));
      if ((i + 1) * height >= top && i * height <= bottom)
        show_page (page, scale);
      else
        drop_page (page);
    }

  tell_position (self, zoom);

  return G_SOURCE_REMOVE;
}

static void
queue_update (BeketActPreview *self)
{
  if (self->update_id == 0 && self->pages->len > 0)
    self->update_id = g_idle_add (update, self);
}

/* ---- The file ---- */

static void
page_forget (Page *page)
{
  page->preview = NULL;
  page->picture = NULL;
  g_rc_box_release (page);
}

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
  Page *page = g_rc_box_new0 (Page);
  /* Translators: for the screen reader */
  g_autofree char *label = g_strdup_printf (_("Page %d of the act"), number + 1);

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
      show_placeholder (self, _("The pages of this file cannot be shown."));
      return;
    }

  for (int i = 0; i < n_pages; i++)
    add_page (self, i);

  gtk_stack_set_visible_child_name (self->stack, "pages");
  gtk_widget_set_visible (self->tools, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  queue_update (self);
}

void
beket_act_preview_set_pdf (BeketActPreview *self,
                           GBytes          *pdf)
{
  g_return_if_fail (BEKET_IS_ACT_PREVIEW (self));

  clear (self);

  if (pdf == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "placeholder");
      gtk_widget_set_visible (self->tools, FALSE);
      return;
    }

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

  zoom = current_zoom (self);
  if (steps == 0)
    self->zoom = 0;
  else
    self->zoom = CLAMP (steps > 0 ? zoom * ZOOM_STEP : zoom / ZOOM_STEP, ZOOM_MIN, ZOOM_MAX);

  queue_update (self);
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
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "actpreview");
}

static void
beket_act_preview_init (BeketActPreview *self)
{
  GtkAdjustment *adjustment;

  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) page_forget);
  gtk_widget_init_template (GTK_WIDGET (self));

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "notify::page-size", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (queue_update), NULL);
}

GtkWidget *
beket_act_preview_new (void)
{
  return g_object_new (BEKET_TYPE_ACT_PREVIEW, NULL);
}
