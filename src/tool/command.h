/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "station/station.h"

G_BEGIN_DECLS

/* Exit status of every command. */
enum
{
  BEKETCTL_OK = 0,
  BEKETCTL_REFUSED = 1,   /* it was understood and could not be, or is not so */
  BEKETCTL_USAGE = 2,
};

/**
 * BeketCommand:
 * One row of the table: `beketctl NAME ...`. @run gets the arguments after the name, itself included as argv[0].
 */
typedef struct
{
  const char *name;
  int       (*run) (int    argc,
                    char **argv);
  const char *summary;   /* untranslated, marked with N_() */
} BeketCommand;

int beketctl_init     (int argc, char **argv);
int beketctl_enrol    (int argc, char **argv);
int beketctl_demo     (int argc, char **argv);
int beketctl_crossing (int argc, char **argv);
int beketctl_act      (int argc, char **argv);
int beketctl_advance  (int argc, char **argv);
int beketctl_risk     (int argc, char **argv);
int beketctl_pass     (int argc, char **argv);
int beketctl_suspension (int argc, char **argv);
int beketctl_verify   (int argc, char **argv);
int beketctl_sync     (int argc, char **argv);
int beketctl_ledger   (int argc, char **argv);
int beketctl_rebuild  (int argc, char **argv);
int beketctl_doctor   (int argc, char **argv);
int beketctl_parse    (int argc, char **argv);
int beketctl_backup   (int argc, char **argv);
int beketctl_restore  (int argc, char **argv);
int beketctl_library  (int argc, char **argv);
int beketctl_search   (int argc, char **argv);
int beketctl_register (int argc, char **argv);
int beketctl_erase    (int argc, char **argv);
int beketctl_shift    (int argc, char **argv);
int beketctl_access   (int argc, char **argv);
int beketctl_offence  (int argc, char **argv);
int beketctl_assistance (int argc, char **argv);
int beketctl_evidence (int argc, char **argv);
int beketctl_day      (int argc, char **argv);
int beketctl_blank    (int argc, char **argv);

/**
 * BeketOptions:
 * What most commands take: --station DIR, --data DIR, --json. `rest` holds the words that are no options.
 */
typedef struct
{
  char    *station;   /* (owned): never %NULL after parsing */
  char    *data;      /* (owned) (nullable) */
  gboolean json;
  char   **rest;      /* (owned) (nullable) */
} BeketOptions;

void          beketctl_options_clear (BeketOptions       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (BeketOptions, beketctl_options_clear)

/**
 * beketctl_parse_options:
 * @usage: words after the command's name: "play SCRIPT"
 * @own: (nullable): further options of the command
 *
 * Returns: -1 to go on, else an exit status (--help prints and ends with 0, a bad option with 2).
 */
int           beketctl_parse_options (BeketOptions       *self,
                                      int                 argc,
                                      char              **argv,
                                      const char         *usage,
                                      const char         *summary,
                                      const GOptionEntry *own);

/** beketctl_count: how many words stand in `rest`. */
guint         beketctl_count         (const BeketOptions *self);

/** beketctl_refused: prints the error and gives %BEKETCTL_REFUSED. */
int           beketctl_refused       (const GError       *error);
/** beketctl_refused_by: the same for what @station refused: where an article of the Agreement is the reason, article and reason in the language of the process. */
int           beketctl_refused_by    (BeketStation       *station,
                                      const GError       *error);
/** beketctl_usage: prints what is wrong with the call and gives %BEKETCTL_USAGE. */
int           beketctl_usage         (const char         *command,
                                      const char         *text);

/** beketctl_open: (transfer full) (nullable): the station of the options; prints why not. */
BeketStation *beketctl_open          (const BeketOptions *self);

/** beketctl_read_pin: (transfer full) (nullable): first line of a file, "-" = standard input. */
char         *beketctl_read_pin      (const char         *path,
                                      GError            **error);

/** beketctl_sign_in: the officer who decides, with the PIN in a file. */
gboolean      beketctl_sign_in       (BeketStation       *station,
                                      const char         *officer,
                                      const char         *pin_file,
                                      GError            **error);
/** beketctl_language: of the process. */
BeketLanguage beketctl_language      (void);

/** beketctl_print_json: one line on standard output. */
void          beketctl_print_json    (const BeketValue   *value);

G_END_DECLS
