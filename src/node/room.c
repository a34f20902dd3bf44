/* SPDX-License-Identifier: GPL-3.0-or-later */
extern int beket_room_node;
int beket_room_node;
