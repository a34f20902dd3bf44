/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A state that stands until it is over, told under the header bar.
 */

#define G_LOG_DOMAIN "beket-app"

#include "config.h"

#include "app/banner.h"
#include "app/widget.h"

struct _BeketBanner
{
  GtkWidget    parent_instance;

  char        *style; /* (owned) (nullable) */

  GtkRevealer *revealer;
  GtkWidget   *box;
  GtkLabel    *shape;
  GtkLabel    *text;
  GtkButton   *button;
};

G_DEFINE_FINAL_TYPE (BeketBanner, beket_banner, GTK_TYPE_WIDGET)

static void
set_style (BeketBanner *self,
           const char  *style)
{
  if (self->style != NULL)
    gtk_widget_remove_css_class (self->box, self->style);

  g_free (self->style);
  self->style = g_strdup (style);
  gtk_widget_add_css_class (self->box, self->style);
}

void
beket_banner_tell (BeketBanner *self,
                   const char  *shape,
                   const char  *style,
                   const char  *text)
{
  g_return_if_fail (BEKET_IS_BANNER (self));

  set_style (self, style);
  gtk_label_set_text (self->shape, shape);
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

void
beket_banner_set_button (BeketBanner *self,
                         const char  *label,
                         const char  *action)
{
  g_return_if_fail (BEKET_IS_BANNER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->button), label != NULL);
  if (label == NULL)
    return;

  gtk_button_set_label (self->button, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button), action);
}

void
beket_banner_end (BeketBanner *self)
{
  g_return_if_fail (BEKET_IS_BANNER (self));

  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* A closed revealer still asks for a line of pixels in some themes. */
static void
closed_cb (BeketBanner *self)
{
  if (!gtk_revealer_get_child_revealed (self->revealer) && !gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

static void
beket_banner_dispose (GObject *object)
{
  beket_widget_dispose (GTK_WIDGET (object), BEKET_TYPE_BANNER);

  G_OBJECT_CLASS (beket_banner_parent_class)->dispose (object);
}

static void
beket_banner_finalize (GObject *object)
{
  BeketBanner *self = BEKET_BANNER (object);

  g_free (self->style);

  G_OBJECT_CLASS (beket_banner_parent_class)->finalize (object);
}

static void
beket_banner_class_init (BeketBannerClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = beket_banner_dispose;
  object_class->finalize = beket_banner_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/beket/Beket/banner.ui");
  gtk_widget_class_bind_template_child (widget_class, BeketBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, BeketBanner, box);
  gtk_widget_class_bind_template_child (widget_class, BeketBanner, shape);
  gtk_widget_class_bind_template_child (widget_class, BeketBanner, text);
  gtk_widget_class_bind_template_child (widget_class, BeketBanner, button);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "banner");
}

static void
beket_banner_init (BeketBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
