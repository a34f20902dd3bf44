/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A library as small as one can be, in a folder of its own. Quotes are single here, double in the files. */

#define TEXT "{'kk':'ә','ru':'я'}"

#define FORM "{'id':'T1','version':'1.0','prefix':'TST','validFrom':'2026-01-01','title':" TEXT ",'legal':" TEXT ",'footer':" TEXT "," \
  "'sections':[" \
  "{'id':'head','letter':'A','title':" TEXT ",'step':'documents','fields':[" \
  "{'id':'kind','type':'code','codes':'subject','label':" TEXT ",'required':true}," \
  "{'id':'note','type':'text','label':" TEXT ",'maxLength':20,'when':'head.kind = \\'truck\\''}]}," \
  "{'id':'rows','letter':'B','title':" TEXT ",'repeated':true,'minRows':1,'maxRows':9,'when':'head.note','fields':[" \
  "{'id':'name','type':'text','label':" TEXT "}," \
  "{'id':'marks','type':'long-text','label':" TEXT ",'service':true,'when':'name'},{'id':'weight','type':'decimal','digits':3,'label':" TEXT "}]}]," \
  "'checks':[{'id':'named','at':'rows','that':'all (rows: name or weight > head.note)','error':" TEXT "}]}"

#define PROTOCOL "{'id':'p1','number':'1','signedOn':'2025-12-01','validFrom':'2026-01-01','title':" TEXT "," \
  "'points':['KZAAA','RUAAA'],'forms':[{'id':'T1','version':'1.0'}]," \
  "'rules':[{'kind':'border','points':['KZAAA'],'directions':['exit'],'subjects':['truck']," \
  "'performer':'KZ','body':'border','mandatory':true,'waiveClause':'4.2'}]}"

typedef struct
{
  const char *name;    /* inside the folder */
  const char *text;    /* with single quotes */
} SmallFile;

#define SMALL_LIBRARY_N_FILES 5

extern const SmallFile small_library_files[SMALL_LIBRARY_N_FILES];

/** small_library_new: (transfer full): a temporary folder with all of the files. */
char       *small_library_new    (void);
/** small_library_remove: the folder and all in it. */
void        small_library_remove (const char *folder);
/** small_library_write: @name: inside @folder; @text: with single quotes. */
void        small_library_write  (const char *folder,
                                  const char *name,
                                  const char *text);
/** small_library_file: what a file has in it at first, with single quotes. */
const char *small_library_file   (const char *name);
/** small_library_assert_refused: with the first @from of a file replaced by @to the library is refused, the message being that file and
 * @reason; @reason: (nullable): any. The file is as before afterwards. */
void        small_library_assert_refused (const char *folder,
                                          const char *name,
                                          const char *from,
                                          const char *to,
                                          const char *reason);

G_END_DECLS
