// SPDX-License-Identifier: GPL-2.0-or-later
/*
 * limen reload: configuration and patterns are read again. The answer comes
 * when it is done, so that a script knows whether the new ones are in force.
 */
#include "cli.h"
#include "door.h"
#include "writer.h"

static void write_notes(struct writer *w, const json_t *notes)
{
	json_t *note;
	size_t i;

	writer_open_array(w, "notes");
	json_array_foreach(notes, i, note)
		writer_str(w, "", "note: %s\n", json_string_value(note));
	writer_close(w);
}

static int run(struct cli *cli)
{
	json_t *reply = door_ask(cli, "reload");

	if (!reply)
		return door_no_daemon(cli);
	writer_begin(cli->w);
	writer_uint(cli->w, "patterns", "reloaded: %" PRIu64 " patterns",
		    jsonio_get_uint(reply, "patterns", 0));
	writer_uint(cli->w, "classes", ", %" PRIu64 " classes\n",
		    jsonio_get_uint(reply, "classes", 0));
	write_notes(cli->w, json_object_get(reply, "notes"));
	json_decref(reply);
	return cli_end(cli);
}

const struct command reload_command = {
	.name = "reload",
	.operands = "",
	.summary = "limend reads its configuration and patterns again",
	.run = run,
};
