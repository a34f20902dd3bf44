/* SPDX-License-Identifier: GPL-3.0-or-later */
extern int beket_room_trust;
int beket_room_trust;
