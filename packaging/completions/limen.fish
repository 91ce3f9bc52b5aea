# SPDX-License-Identifier: GPL-2.0-or-later
# fish completion for limen(8): the program itself says what may come.

function __limen_complete
	set -l before (commandline -opc)
	$before[1] --complete $before[2..-1] (commandline -ct) 2>/dev/null
end

complete -c limen -n '__fish_seen_subcommand_from inspect' -F
complete -c limen -f -a '(__limen_complete)'
