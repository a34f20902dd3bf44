/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/paper.h"
#include "tool/command.h"

G_BEGIN_DECLS

/** BeketCtlOfficer: who files it. */
typedef struct
{
  char *officer;    /* (owned) */
  char *pin_file;   /* (owned) */
} BeketCtlOfficer;

void         beketctl_officer_clear   (BeketCtlOfficer    *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketCtlOfficer, beketctl_officer_clear)

/* Rows of a command's options. */
#define BEKETCTL_OFFICER_ENTRIES(self) \
  { "officer", 0, 0, G_OPTION_ARG_STRING, &(self)->officer, N_ ("Officer who decides"), N_ ("ID") }, \
  { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &(self)->pin_file, N_ ("File with the PIN in its first line, - for standard input"), \
    N_ ("FILE") }

/** beketctl_officer_is_named: else prints what is missing. */
gboolean     beketctl_officer_is_named (const BeketCtlOfficer *self,
                                       const char         *command);
/** beketctl_set_words: a list of texts; nothing when there is none. @words: (nullable). */
void         beketctl_set_words       (BeketValue         *says,
                                       const char         *name,
                                       char              **words);
/** beketctl_set_time: @typed (nullable) by the clock of the point, as everybody there reads it. An error names @option. */
gboolean     beketctl_set_time        (BeketStation       *station,
                                       BeketValue         *says,
                                       const char         *name,
                                       const char         *option,
                                       const char         *typed,
                                       GError            **error);
/** beketctl_time: (transfer full): a time of the wire by the clock of the point; "" for none. */
char        *beketctl_time            (BeketStation       *station,
                                       const char         *wire);
/** beketctl_text: a text member of @row, or "". */
const char  *beketctl_text            (const BeketValue   *row,
                                       const char         *name);
/** beketctl_file_paper: files it, prints its number, and sends it when there is a node: what is not sent now goes with the next exchange. */
int          beketctl_file_paper      (BeketStation       *station,
                                       BeketPaper          paper,
                                       const BeketValue   *says,
                                       gboolean            json);

typedef void (*BeketCtlPrint)         (BeketStation       *station,
                                       const BeketValue   *row);

/** beketctl_list_papers: prints them, as JSON or each by @print. */
int          beketctl_list_papers     (const BeketOptions *options,
                                       BeketPaper          paper,
                                       BeketCtlPrint       print);

G_END_DECLS
