/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * beketctl demo: test authorities, what they issue, and a whole world to try.
 */

#define G_LOG_DOMAIN "beket-tool"

#include "config.h"

#include "tool/command.h"
#include "tool/demo.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "station/setup.h"

typedef struct
{
  char *folder;         /* (owned) */
  char *party;          /* (owned) */
  char *authority;      /* (owned) */
  char *request;        /* (owned) */
  char *output;         /* (owned) */
  char *node_program;   /* (owned) */
  char *officer;        /* (owned) */
  char *name;           /* (owned) */
  char *body;           /* (owned) */
  char *point;          /* (owned) */
  char *pin_file;       /* (owned) */
} Demo;

static void
demo_clear (Demo *demo)
{
  g_free (demo->folder);
  g_free (demo->party);
  g_free (demo->authority);
  g_free (demo->request);
  g_free (demo->output);
  g_free (demo->node_program);
  g_free (demo->officer);
  g_free (demo->name);
  g_free (demo->body);
  g_free (demo->point);
  g_free (demo->pin_file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

static int
end (const GError *error)
{
  return error == NULL ? BEKETCTL_OK : beketctl_refused (error);
}

static int
world (const BeketOptions *options,
       const Demo         *demo)
{
  g_autoptr (GError) error = NULL;

  if (demo->folder == NULL)
    return beketctl_usage ("beketctl demo", _ ("world needs --folder"));
  beketctl_demo_world (demo->folder, options->data,
                       demo->node_program != NULL ? demo->node_program : BINDIR "/beket-node", &error);
  return end (error);
}

static int
authority (const Demo *demo)
{
  g_autoptr (GError) error = NULL;

  if (demo->folder == NULL || demo->party == NULL)
    return beketctl_usage ("beketctl demo", _ ("authority needs --folder and --party"));
  beket_setup_authority (demo->folder, demo->party, &error);
  return end (error);
}

static int
issue (const Demo *demo)
{
  g_autoptr (GError) error = NULL;

  if (demo->authority == NULL || demo->request == NULL || demo->output == NULL)
    return beketctl_usage ("beketctl demo", _ ("issue needs --authority, --request and --output"));
  beket_setup_issue (demo->authority, demo->request, demo->output, &error);
  return end (error);
}

static int
officer (const Demo *demo)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *pin = NULL;

  if (demo->authority == NULL || demo->officer == NULL || demo->name == NULL || demo->point == NULL ||
      demo->pin_file == NULL || demo->output == NULL)
    return beketctl_usage ("beketctl demo",
                           _ ("officer needs --authority, --id, --name, --point, --pin-file and --output"));
  pin = beketctl_read_pin (demo->pin_file, &error);
  if (pin != NULL)
    beket_setup_officer (demo->authority, demo->officer, demo->name,
                         demo->body != NULL ? demo->body : "border", demo->point, pin, demo->output, &error);
  return end (error);
}

int
beketctl_demo (int    argc,
               char **argv)
{
  g_auto (BeketOptions) options = { 0 };
  g_auto (Demo) demo = { 0 };
  const GOptionEntry own[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &demo.folder, N_ ("Folder to make"), N_ ("DIR") },
    { "party", 0, 0, G_OPTION_ARG_STRING, &demo.party, N_ ("State: KZ or RU"), "KZ" },
    { "authority", 0, 0, G_OPTION_ARG_FILENAME, &demo.authority, N_ ("Folder of a test authority"), N_ ("DIR") },
    { "request", 0, 0, G_OPTION_ARG_FILENAME, &demo.request, N_ ("Certificate request"), N_ ("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &demo.output, N_ ("File to write"), N_ ("FILE") },
    { "node-program", 0, 0, G_OPTION_ARG_FILENAME, &demo.node_program, N_ ("The program beket-node"), N_ ("FILE") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &demo.officer, N_ ("Id of an officer"), "KZ-10442" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &demo.name, N_ ("Name of an officer"), N_ ("TEXT") },
    { "body", 0, 0, G_OPTION_ARG_STRING, &demo.body, N_ ("Control body"), "border" },
    { "point", 0, 0, G_OPTION_ARG_STRING, &demo.point, N_ ("Code of the crossing point"), "KZSYR" },
    { "pin-file", 0, 0, G_OPTION_ARG_FILENAME, &demo.pin_file, N_ ("File with the PIN in its first line, - for standard input"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int status = beketctl_parse_options (&options, argc, argv, "world | authority | issue | officer",
                                       _ ("Test authorities and what they issue: for demonstrations and tests only. "
                                          "“world” makes two states with a node, a booth and an officer each."), own);

  if (status >= 0)
    return status;
  if (beketctl_count (&options) != 1)
    return beketctl_usage (argv[0], _ ("say “world”, “authority”, “issue” or “officer”"));
  if (g_str_equal (options.rest[0], "world"))
    return world (&options, &demo);
  if (g_str_equal (options.rest[0], "authority"))
    return authority (&demo);
  if (g_str_equal (options.rest[0], "issue"))
    return issue (&demo);
  if (g_str_equal (options.rest[0], "officer"))
    return officer (&demo);
  return beketctl_usage (argv[0], _ ("say “world”, “authority”, “issue” or “officer”"));
}
