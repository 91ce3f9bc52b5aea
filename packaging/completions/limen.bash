# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for limen(8): the program itself says what may come.

_limen()
{
	local words=() word glue= last i

	# bash takes words apart at "=": put them together again
	for ((i = 1; i <= COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]#[\"\']}
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
	[[ ${#words[@]} -gt 0 ]] || return
	last=${words[-1]}
	mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" --complete "${words[@]}" 2>/dev/null)
	# what stands before the last "=" is a word of its own for bash
	if [[ $last == *=* && $COMP_WORDBREAKS == *=* &&
			${COMP_WORDS[COMP_CWORD]} != [\"\']* ]]; then
		COMPREPLY=("${COMPREPLY[@]#"${last%"${last##*=}"}"}")
	fi
	if [[ ${#COMPREPLY[@]} -eq 0 && ${words[0]} == inspect ]]; then
		compopt -o default 2>/dev/null	# files
	fi
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
		compopt -o nospace 2>/dev/null
	fi
}
complete -F _limen limen
