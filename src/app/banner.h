/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * BeketBanner:
 * A state that stands until it is over, told under the header bar in words, with a shape and a colour: national mode,
 * a broken link, an alarm.
 */
#define BEKET_TYPE_BANNER (beket_banner_get_type ())
G_DECLARE_FINAL_TYPE (BeketBanner, beket_banner, BEKET, BANNER, GtkWidget)

/** beket_banner_tell: shows @text; @shape: "▲"; @style: class of style.css: "quiet", "caution", "bad". */
void beket_banner_tell       (BeketBanner *self,
                              const char  *shape,
                              const char  *style,
                              const char  *text);
/** beket_banner_set_button: @label: (nullable): no button. @action: detailed action name. */
void beket_banner_set_button (BeketBanner *self,
                              const char  *label,
                              const char  *action);
void beket_banner_end        (BeketBanner *self);

G_END_DECLS
