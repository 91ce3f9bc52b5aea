#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What limen offers to complete, and what the shells make of it.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
PATH=$PWD/${B:-build}:$PATH
case ${B-} in /*) PATH=$B:$PATH ;; esac

# complete NAME EXPECTED WORD...
complete_is()
{
	local name=$1 expected=$2
	shift 2
	equal "$name" "$expected" "$(limen --complete "$@" | paste -sd ' ')"
}

complete_is "commands" "classes counters" c
complete_is "a command's long options" "--sort --socket" flows --so
complete_is "not those of others" "" status --sort
complete_is "columns to sort by" "b b_port bytes b_bytes" flows --sort b
complete_is "the same behind =" "--sort=bytes" flows --sort=by
complete_is "keys of a filter" "state=" flows --filter st
complete_is "the next key" "label=tls state=" flows --filter "label=tls st"
complete_is "states" "state=decided" flows --filter state=de
complete_is "words for --color" "auto always never" --color ""
complete_is "views of top" "processes" top proce
complete_is "what shape does" "apply show diff clear" shape ""
complete_is "transports" "proto=tcp" flows --filter proto=t
complete_is "interfaces of this machine" "interface=lo" shape --filter interface=lo
complete_is "what help is about" "protocols patterns processes posture" help p
complete_is "nothing behind a command without words" "" flows ""
complete_is "nothing at all" \
	"status top flows protocols classes counters monitor patterns shape boundary syscalls processes posture layout hooks devices inspect modules doctor report record reload help" ""

# bash_completes NAME EXPECTED WORD...: as bash would call it
bash_completes()
{
	local name=$1 expected=$2
	shift 2
	COMP_WORDS=(limen "$@")
	COMP_CWORD=$#
	COMPREPLY=()
	_limen
	equal "$name" "$expected" "${COMPREPLY[*]}"
}

. packaging/completions/limen.bash
bash_completes "bash: a command" "protocols" prot
bash_completes "bash: an option" "--filter" flows --fil
bash_completes "bash: words that it took apart at =" "decided" \
	flows --filter state = de
bash_completes "bash: twice" "decided" flows --filter = state = de
bash_completes "bash: right behind =" \
	"new testing provisional decided unknown late" flows --filter state =
bash_completes "bash: inside quotes" "label=tls state=" \
	flows --filter "'label=tls st"

check "bash: the script's syntax" bash -n packaging/completions/limen.bash
check "zsh: the script's syntax" zsh -n packaging/completions/_limen
check "fish: the script's syntax" fish -n packaging/completions/limen.fish

# zsh_completes NAME EXPECTED WORD...: as zsh would call it, which hands what
# it is told to compadd
zsh_completes()
{
	local name=$1 expected=$2
	shift 2
	equal "$name" "$expected" "$(zsh -f -c '
		compadd()
		{
			while [[ $1 != -- ]]; do shift; done
			shift
			print -r -- "$@"
		}
		_files() { print files }
		fpath=($PWD/packaging/completions $fpath)
		autoload -U _limen
		words=("$@") CURRENT=$#words PREFIX=${words[-1]}
		_limen' zsh limen "$@")"
}

zsh_completes "zsh: a command" protocols prot
zsh_completes "zsh: an option" --filter flows --fil
zsh_completes "zsh: the next key of a filter" "label=tls state=" \
	flows --filter "label=tls st"
zsh_completes "zsh: files" files inspect ./

# fish_completes NAME EXPECTED LINE
fish_completes()
{
	equal "$1" "$2" "$(fish -c "
		source packaging/completions/limen.fish
		complete -C '$3'" | paste -sd ' ')"
}

fish_completes "fish: a command" protocols "limen prot"
fish_completes "fish: an option" --filter "limen flows --fil"
fish_completes "fish: states" "state=decided" "limen flows --filter state=de"
finish
