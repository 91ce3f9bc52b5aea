# SPDX-License-Identifier: GPL-2.0-or-later
# bash completion for limen(8) and limend(8): the programs themselves say what
# may come. Installed under both names, since bash looks for a command's own.

# Bash takes words apart at "=": they are put together again in $words, which is
# the caller's.
_limen_words()
{
	local word glue= i

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
}

_limen()
{
	local words=() last

	_limen_words
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

_limend()
{
	local words=() word

	_limen_words
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
