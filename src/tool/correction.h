/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/correction.h"
#include "tool/command.h"

G_BEGIN_DECLS

/** BeketCtlCorrection: options of the commands that correct, and the PINs that they name. */
typedef struct
{
  char *officer;           /* (owned) */
  char *pin_file;          /* (owned) */
  char *text;              /* (owned) */
  char *second;            /* (owned) (nullable) */
  char *second_pin_file;   /* (owned) (nullable) */
  char *pin;               /* (owned) (nullable) */
  char *second_pin;        /* (owned) (nullable) */
} BeketCtlCorrection;

void         beketctl_correction_clear    (BeketCtlCorrection       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketCtlCorrection, beketctl_correction_clear)

/* Rows of a command's options. */
#define BEKETCTL_CORRECTION_ENTRIES(self) \
  { "text", 0, 0, G_OPTION_ARG_STRING, &(self)->text, N_ ("Why it is corrected, in words"), N_ ("TEXT") }, \
  { "second", 0, 0, G_OPTION_ARG_STRING, &(self)->second, N_ ("Supervisor who consents"), N_ ("ID") }, \
  { "second-pin-file", 0, 0, G_OPTION_ARG_FILENAME, &(self)->second_pin_file, \
    N_ ("File with the supervisor's PIN in its first line"), N_ ("FILE") }

/** beketctl_correction_is_whole: is there all that a correction needs? */
gboolean     beketctl_correction_is_whole (const BeketCtlCorrection *self);
/** beketctl_correction_begin: reads the PINs and signs the officer in. */
gboolean     beketctl_correction_begin    (BeketCtlCorrection       *self,
                                           BeketStation             *station,
                                           GError                  **error);
/** beketctl_correction_grounds: its texts are those of @self and @reason. */
BeketGrounds beketctl_correction_grounds  (const BeketCtlCorrection *self,
                                           const char               *reason);

G_END_DECLS
