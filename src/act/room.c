/* SPDX-License-Identifier: GPL-3.0-or-later */
extern int beket_room_act;
int beket_room_act;
