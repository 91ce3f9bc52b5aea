// SPDX-License-Identifier: GPL-2.0-or-later
#include "dash/dash.h"

#include "dash/draw.h"

static void draw_mode(struct dash *d, struct canvas *c, struct area body)
{
	switch (d->mode) {
	case MODE_HELP:
		draw_help(d, c, body);
		break;
	case MODE_SORT:
		draw_sort_menu(d, c, body);
		break;
	case MODE_SETUP:
		draw_setup(d, c, body);
		break;
	case MODE_DETAIL:
		draw_detail(d, c, body);
		break;
	default:
		if (dash_view(d)->list)
			draw_rows(d, c, body);
		else
			draw_overview(d, c, body);
	}
}

void dash_draw(struct dash *d, struct canvas *c)
{
	canvas_clear(c);
	model_lock(d->model);
	draw_mode(d, c, frame_body(c));
	draw_frame(d, c);
	model_unlock(d->model);
}
