/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "station/station.h"

G_BEGIN_DECLS

/**
 * BeketAsk:
 * A question that needs several answers: a dialog over the window, with a row for each. Enter in a text or a PIN accepts, Esc leaves it; a lock of the screen
 * closes it, and a PIN leaves nothing behind. Signal "accepted": everything that is needed is there; the one who asked ends it by
 * beket_ask_end(), gtk_window_destroy() or beket_ask_refuse().
 */
#define BEKET_TYPE_ASK (beket_ask_get_type ())
G_DECLARE_FINAL_TYPE (BeketAsk, beket_ask, BEKET, ASK, AdwWindow)

/**
 * beket_ask_new: (transfer none): the window owns it
 * @over: a widget of the window that it stands over
 * @lines: (nullable): what will be done
 * @confirm: what Enter does, on the button
 */
BeketAsk   *beket_ask_new         (GtkWidget         *over,
                                   const char        *title,
                                   const char        *lines,
                                   const char        *confirm);
/** BeketAskDone: what was asked for is done. */
typedef void (*BeketAskDone) (GtkWidget *over);

/**
 * beket_ask_about: what is asked about, kept for the one who does it
 * @key: (nullable): of an act, a crossing, a day
 * @done: (nullable): called by beket_ask_end() with the widget that it stands over, if that is still in a window
 */
void        beket_ask_about       (BeketAsk          *self,
                                   BeketStation      *station,
                                   const char        *key,
                                   BeketAskDone       done);
/** beket_ask_get_station, beket_ask_get_key: (transfer none): they outlive its closing. */
BeketStation *beket_ask_get_station (BeketAsk        *self);
const char *beket_ask_get_key     (BeketAsk          *self);
/** beket_ask_tell: activates @action, that takes a text, of the window that it stands over; nothing when that is gone. */
void        beket_ask_tell        (BeketAsk          *self,
                                   const char        *action,
                                   const char        *text);
/** beket_ask_warn: what it does cannot be taken back. */
void        beket_ask_warn        (BeketAsk          *self);
/**
 * beket_ask_add_choice:
 * @name: by which beket_ask_get() gives the answer: one of @words
 * @words, @labels: %NULL-terminated, beside each other
 * @chosen: (nullable): word that is chosen at the beginning; %NULL: the first
 */
void        beket_ask_add_choice  (BeketAsk          *self,
                                   const char        *name,
                                   const char        *label,
                                   const char *const *words,
                                   const char *const *labels,
                                   const char        *chosen);
/** beket_ask_add_text: @text: (nullable): what stands in it at the beginning. @needed: without it nothing is accepted. */
void        beket_ask_add_text    (BeketAsk          *self,
                                   const char        *name,
                                   const char        *label,
                                   const char        *text,
                                   gboolean           needed);
void        beket_ask_add_pin     (BeketAsk          *self,
                                   const char        *name,
                                   const char        *label);
/** beket_ask_get: (transfer none): the answer to a row; "" when nothing was entered. */
const char *beket_ask_get         (BeketAsk          *self,
                                   const char        *name);
/** beket_ask_end: it is done: closes it. @toast: what the window says of it. */
void        beket_ask_end         (BeketAsk          *self,
                                   const char        *toast);
/** beket_ask_refuse: @text: why it was not done; the dialog stays, its PINs are asked again. */
void        beket_ask_refuse      (BeketAsk          *self,
                                   const char        *text);

G_END_DECLS
