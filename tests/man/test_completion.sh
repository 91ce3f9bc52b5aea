#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# What limen and limend offer to complete, and what the shells make of it.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
PATH=$PWD/${B:-build}:$PATH
case ${B-} in /*) PATH=$B:$PATH ;; esac

# complete_is NAME EXPECTED WORD...: of $program
program=limen
complete_is()
{
	local name=$1 expected=$2
	shift 2
	equal "$name" "$expected" "$($program --complete "$@" | paste -sd ' ')"
}

complete_is "commands" "classes counters" c
complete_is "a command's long options" "--sort --socket" flows --so
complete_is "not those of others" "" status --sort
complete_is "columns to sort by" "b b_port bytes b_bytes" flows --sort b
complete_is "the same behind =" "--sort=bytes" flows --sort=by
complete_is "keys of a filter" "state=" flows --filter st
complete_is "the next key" "label=tls state=" flows --filter "label=tls st"
complete_is "the same behind --filter=" "--filter=label=tls state=" \
	flows "--filter=label=tls st"
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
	COMP_WORDS=($program "$@")
	COMP_CWORD=$#
	COMPREPLY=()
	_$program
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
		_files() { print files $* of $PREFIX }
		compset() { PREFIX=${PREFIX#*=} }
		fpath=($PWD/packaging/completions $fpath)
		autoload -U _$1
		words=("$@") CURRENT=$#words PREFIX=${words[-1]}
		_$1' zsh $program "$@")"
}

zsh_completes "zsh: a command" protocols prot
zsh_completes "zsh: an option" --filter flows --fil
zsh_completes "zsh: the next key of a filter" "label=tls state=" \
	flows --filter "label=tls st"
zsh_completes "zsh: files" "files of ./" inspect ./

# fish_completes NAME EXPECTED LINE
fish_completes()
{
	equal "$1" "$2" "$(fish -c "
		source packaging/completions/$program.fish
		complete -C '$3'" | paste -sd ' ')"
}

fish_completes "fish: a command" protocols "limen prot"
fish_completes "fish: an option" --filter "limen flows --fil"
fish_completes "fish: states" "state=decided" "limen flows --filter state=de"

# limend
program=limend
trap 'rm -rf "$test_log" "$test_log.d" "$test_log.conf"' EXIT
mkdir "$test_log.d"
sed 's/^name .*/name only/' patterns/network/finger.pat >"$test_log.d/only.pat"
echo "patterns = { \"$test_log.d\" }" >"$test_log.conf"
complete_is "limend: options" "--config --clobber" --c
complete_is "limend: all of them" "$(limend --help |
	sed -n 's/^  -., \(--[a-z0-9-]*\).*/\1/p' | paste -sd ' ')" ""
complete_is "limend: a file for -f" :files -f ""
complete_is "limend: and behind =" :files --config=packa
complete_is "limend: a folder for -p" :folders -t -p pat
complete_is "limend: and in a group of letters" :folders -rjp pat
complete_is "limend: any number" "" -Q ""
complete_is "limend: captures" :files -rj trace
complete_is "limend: which -t takes, too" :files -t --read trace
complete_is "limend: patterns to test" "http http2 http3" -t http
complete_is "limend: those of a folder" only -t -p "$test_log.d" ""
complete_is "limend: and where it is part of a word" only -tp"$test_log.d" o
complete_is "limend: none of a folder that is missing" "" -t -p "$test_log.no" ""
complete_is "limend: those of a configuration" only -t -f "$test_log.conf" ""
complete_is "limend: none of one with an error" "" -t -f README.md ""
complete_is "limend: no option behind --" "" -- --co

bash_completes "limend, bash: an option" --config --co
bash_completes "limend, bash: a file" packaging/limend.conf -f packaging/li
bash_completes "limend, bash: a file behind =" packaging/limend.conf \
	--config = packaging/li
bash_completes "limend, bash: right behind =" "$(echo $(compgen -f))" --config =
bash_completes "limend, bash: folders alone" "$(echo packaging/*/ | sed 's,/\( \|$\),\1,g')" \
	-p packaging/
bash_completes "limend, bash: patterns" "http http2 http3" -t http
bash_completes "limend, bash: an option's start behind =" "" --nothing =
zsh_completes "limend, zsh: an option" --config --co
zsh_completes "limend, zsh: files" "files of pack" -f pack
zsh_completes "limend, zsh: files behind =" "files of pack" --config=pack
zsh_completes "limend, zsh: folders" "files -/ of pack" -p pack
fish_completes "limend, fish: an option" --config "limend --co"
fish_completes "limend, fish: a file" packaging/limend.conf \
	"limend -f packaging/li"
fish_completes "limend, fish: a file behind =" --config=packaging/limend.conf \
	"limend --config=packaging/li"
fish_completes "limend, fish: patterns" "http http2 http3" "limend -t http"
for script in _limend limend.fish; do
	case $script in *.fish) shell=fish ;; *) shell=zsh ;; esac
	check "$shell: the syntax of $script" $shell -n packaging/completions/$script
done
finish
