# SPDX-License-Identifier: GPL-2.0-or-later
# fish completion for limend(8): the program itself says what may come.

function __limend_complete
	set -l before (commandline -opc)
	set -l word (commandline -ct)
	set -l answers ($before[1] --complete $before[2..-1] $word 2>/dev/null)
	# "--config=" is no part of the name, but of each answer
	set -l option (string match -r -- '^--[^=]*=' $word)
	set -l name (string replace -r -- '^--[^=]*=' '' $word)
	switch "$answers[1]"
		case :files
			__fish_complete_path "$name" | string replace -r '^' -- "$option"
		case :folders
			__fish_complete_directories "$name" | string replace -r '^' -- "$option"
		case '*'
			printf '%s\n' $answers
	end
end

complete -c limend -f -a '(__limend_complete)'
