# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for limend(8): the program itself says what may come.

_limend()
{
	local words=() glue= word i

	# bash takes words apart at "=": put them together again
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		if [[ $word == = && ${#words[@]} -gt 0 ]]; then
			words[-1]+==
			glue=1
		elif [[ $glue ]]; then
			words[-1]+=$word
			glue=
		else
			words+=("$word")
		fi
	done
	mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" --complete "${words[@]}" 2>/dev/null)
	word=${COMP_WORDS[COMP_CWORD]#=}
	case ${COMPREPLY[0]-} in
	:files) mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
	:folders) mapfile -t COMPREPLY < <(compgen -d -- "$word") ;;
	*) return ;;
	esac
	compopt -o filenames 2>/dev/null
}
complete -F _limend limend
