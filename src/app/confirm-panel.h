/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  BEKET_CONFIRM_PLAIN,   /* nothing to enter */
  BEKET_CONFIRM_TEXT,    /* a text that may not be empty */
  BEKET_CONFIRM_PIN,     /* a PIN, not shown */
} BeketConfirmEntry;

/** BeketConfirmed: @text: what was entered, "" for %BEKET_CONFIRM_PLAIN. */
typedef void (*BeketConfirmed) (const char *text,
                                gpointer    user_data);

/**
 * BeketConfirmPanel:
 * A question in place, never a dialog: what will be done, line by line, maybe something to enter, Enter does it, Esc
 * leaves it. Signal "changed": opened or closed.
 */
#define BEKET_TYPE_CONFIRM_PANEL (beket_confirm_panel_get_type ())
G_DECLARE_FINAL_TYPE (BeketConfirmPanel, beket_confirm_panel, BEKET, CONFIRM_PANEL, GtkWidget)

GtkWidget  *beket_confirm_panel_new          (void);
/**
 * beket_confirm_panel_ask:
 * @lines: (nullable): %NULL-terminated
 * @entry_label: (nullable): for an entry
 * @text: (nullable): what the entry begins with
 * @confirm: what Enter does, on the button
 */
void        beket_confirm_panel_ask          (BeketConfirmPanel *self,
                                              const char        *title,
                                              const char *const *lines,
                                              BeketConfirmEntry  entry,
                                              const char        *entry_label,
                                              const char        *text,
                                              const char        *confirm,
                                              BeketConfirmed     confirmed,
                                              gpointer           user_data);
gboolean    beket_confirm_panel_is_open      (BeketConfirmPanel *self);
/** beket_confirm_panel_get_confirm: (nullable): the label of the button while it is open. */
const char *beket_confirm_panel_get_confirm  (BeketConfirmPanel *self);
/** beket_confirm_panel_accept: Enter. */
void        beket_confirm_panel_accept       (BeketConfirmPanel *self);
/** beket_confirm_panel_close: Esc. What was entered is dropped; a PIN leaves nothing behind. */
void        beket_confirm_panel_close        (BeketConfirmPanel *self);
/** beket_confirm_panel_set_trouble: @text: (nullable): why it was not done: stands in the panel, which stays open. */
void        beket_confirm_panel_set_trouble  (BeketConfirmPanel *self,
                                              const char        *text);
/** beket_confirm_panel_set_busy: Enter does nothing until the answer is there. */
void        beket_confirm_panel_set_busy     (BeketConfirmPanel *self,
                                              gboolean           busy);

G_END_DECLS
