#!/bin/bash
# SPDX-License-Identifier: GPL-2.0-or-later
#
# limen top in a real terminal (tmux): its views, keys, sizes and colours, a
# daemon that comes and goes, names nobody would send on purpose, and the
# terminal given back however it ends. A stand-in plays the daemon; real
# traffic is for test_cli.sh and the guest.

. "$(dirname "$0")/../lib.sh"
cd "$(dirname "$0")/../.." || exit 1
build=${B:-build}
limen=${build%/san}/limen
dir=$(mktemp -d "${TMPDIR:-/tmp}/limen-top.XXXXXX") || exit 1
socket=$dir/ctl
terminal_dir=$dir
. tests/terminal.sh
peer=
trap 'leave' EXIT

command -v tmux >/dev/null || {
	echo "ok test_top # skip no tmux"
	echo "1..1"
	rm -rf "$dir" "$test_log"
	exit 0
}

leave()
{
	terminal_down
	[ -z "$peer" ] || kill "$peer" 2>/dev/null
	rm -rf "$dir" "$test_log"
}

# peer_up OPTION...: the stand-in answers
peer_up()
{
	: >"$dir/peer"	# of the one before
	tests/bench/limend_peer "$socket" "$@" >"$dir/peer" &
	peer=$!
	wait_for 30 grep -q ready "$dir/peer"
}

peer_down()
{
	kill "$peer"
	wait "$peer" 2>/dev/null
	peer=
}

# start COLUMNS ROWS TERM [ENV...] -- OPTION...: a shell in a terminal, and the
# program in it
start()
{
	local columns=$1 rows=$2 term=$3 env=()
	shift 3
	while [ "$1" != -- ]; do
		env+=("$1")
		shift
	done
	shift
	terminal_up "$columns" "$rows" || return
	tm send-keys "env TERM=$term XDG_CONFIG_HOME=$dir LC_ALL=C.UTF-8 ${env[*]} \
$PWD/$limen top --socket $socket $*; echo status \$?" Enter
}

# back NAME STATUS: the shell has the terminal again, as it was
back()
{
	local name=$1
	if wait_for 20 screen_has "$2"; then
		ok "$name: it has ended"
	else
		not_ok "$name: it has ended"
		screen | comment
	fi
	keys C-u 'stty -a | tr " ;" "\n\n" | grep -cxE "echo|icanon|isig|opost|icrnl" >'"$dir/modes" Enter
	wait_for 20 test -s "$dir/modes"
	equal "$name: the terminal has its modes" 5 "$(cat "$dir/modes")"
	rm -f "$dir/modes"
	equal "$name: and its own screen, cursor and mouse" "0 1 0" \
		"$(tm display -p '#{alternate_on} #{cursor_flag} #{mouse_any_flag}')"
}

top_pid()
{
	pgrep -P "$(tm display -p '#{pane_pid}')" -f "$limen top"
}

check "the stand-in answers" peer_up || finish

# views, at the sizes people have
for size in "80 24" "120 40" "200 60"; do
	start $size tmux-256color -- overview
	shows "overview at $size" "daemon up" CLASS PROTOCOL BYTES/S bittorrent
	keys 2
	shows "protocols at $size" PACKETS/S bittorrent
	keys 3
	shows "flows at $size" FROM STATE 10.0.0. "100 rows"
	keys 4
	shows "classes at $size" MEMBERS bulk
	keys Tab
	keys q
	shows "quits at $size" "status 0"
done
rm -f "$dir/limen/top.conf"

# keys
start 100 30 tmux-256color -- flows
shows "begins with the view it was told" FROM
keys F4
shows "asks for a filter" "Filter (WORD"
keys "label=ssh" Enter
shows "filters" "filter: label=ssh" "10 rows"
lacks "nothing else is there" bittorrent
keys F4 C-u "nosuch=1" Enter
shows "says what is wrong with a filter" "no column 'nosuch'"
keys Escape
keys F4 C-u Enter
shows "an empty filter shows all" "100 rows"
keys /
keys "nobody"
shows "says while one types that no row has it" "Search: nobody_   no row has"
keys Enter
shows "and behind it" "no row has 'nobody'"
keys /
keys "bittorrent" Enter
keys Enter
shows "a row in full" "label          bittorrent" timeout_s
keys Escape
keys F6
shows "a menu of columns" "sort by (Enter"
keys Home Enter
shows "sorts by it" "PROTO▲"
keys I
shows "turns round" "PROTO▼"
keys f
shows "follows" "following"
keys Down
lacks "lets go when one moves" "following"
keys Space
shows "pauses" PAUSED
keys Space +
shows "has another interval" "every 2s"
keys ?
shows "helps" "keys; any key goes back" "F10 q"
keys $(printf 'Down %.0s' $(seq 40))
shows "the help ends where it ends" "wheel: rows"
lacks "and the last line is all that is left" "F10 q"
keys Up
shows "from which one comes back at once" "F10 q"
keys Escape F2
shows "has settings" "settings: Left and Right"
keys Down Down Right Escape
shows "draws with ASCII" "PROTOv"
keys F10
shows "leaves by F10" "status 0"
check "remembers" grep -q 'sort="-proto"' "$dir/limen/top.conf"
keys "clear; env TERM=tmux-256color XDG_CONFIG_HOME=$dir $PWD/$limen top --socket $socket; echo status \$?" Enter
shows "the next one begins where the last one ended" "PROTOv" "every 2s"
keys F2 Down Down Right Escape
shows "block characters again" "PROTO▼"

# sizes
for size in "80 24" "40 10" "20 5" "10 3" "5 2" "2 1" "120 40"; do
	tm resize-window -x ${size% *} -y ${size#* }
	sleep 0.3
	check "lives at $size" top_pid
done
shows "is whole again after all sizes" PROTO "F10Quit"

# mouse, as a terminal sends it: a tab, a heading, a key at the bottom
keys -l "$(printf '\033[<0;5;2M\033[<0;5;2m')"
shows "a click on a tab" "CLASS" "BYTES/S"
keys 3
shows "back in flows" PROTO
keys -l "$(printf '\033[<0;78;40M')"
keys F10
back "quit" "status 0"
rm -f "$dir/limen/top.conf"

# a daemon that goes and comes
start 100 24 tmux-256color --
shows "the daemon is up" "daemon up"
peer_down
shows "the daemon is gone" "no daemon" "not running"
keys 3
shows "a view without anyone to ask says why" "cannot talk to limend"
peer_up --flows 50
shows "it is back" "daemon up" "50 rows"
kill -STOP "$peer"
sleep 1.5
keys 2
shows "a daemon that hangs does not hang the screen" "FLOWS now"
keys ?
shows "keys are heard meanwhile" "keys; any key goes back"
kill -CONT "$peer"
keys q
keys q
back "after a daemon that hung" "status 0"
peer_down

# ends that nobody wished for
peer_up
rm -f "$dir/limen/top.conf"
for signal in SEGV ABRT TERM HUP INT QUIT; do
	start 80 24 tmux-256color --
	shows "runs before SIG$signal" "daemon up"
	kill -$signal "$(top_pid)"
	case $signal in
	TERM|HUP|INT) back "SIG$signal" "status 0" ;;
	# 128 and the signal
	*) back "SIG$signal" "status 1" ;;
	esac
done

# fewer colours, and none
for term in "tmux-256color" "xterm" "vt100" "linux"; do
	start 80 24 $term --
	shows "on TERM=$term" "daemon up" bittorrent
done
start 80 24 tmux-256color NO_COLOR=1 --
shows "with NO_COLOR" "daemon up"
equal "has no colours" 0 "$(tm capture-pane -pe | grep -cE $'\033\\[[0-9;]*(3[0-8]|4[0-8])[;m]')"
start 80 24 tmux-256color --
shows "with colours" "daemon up"
equal "has some" yes "$(tm capture-pane -pe | grep -qE $'\033\\[[0-9;]*(3[0-8]|4[0-8])[;m]' && echo yes)"
start 80 24 tmux-256color LC_ALL=C --
shows "in a locale of ASCII" "daemon up" "####"
equal "is ASCII" "" "$(screen | tr -d '\n' | LC_ALL=C tr -d ' -~')"
start 80 24 nosuchterm --
shows "an unknown terminal is told" "nobody knows the terminal 'nosuchterm'"
peer_down

# and the lists: colours on a terminal alone
colors()
{
	grep -cE $'\033\\[[0-9;]*3[0-7]' >/dev/null && echo yes || echo no
}
peer_up
equal "a list on a terminal has colours" yes \
	"$(TERM=xterm script -qec "$limen flows --socket $socket" /dev/null \
	</dev/null | colors)"
equal "not with NO_COLOR" no "$(TERM=xterm NO_COLOR=1 script -qec \
	"$limen flows --socket $socket" /dev/null </dev/null | colors)"
equal "not in a pipe" no "$("$limen" flows --socket "$socket" | colors)"
equal "unless it is told" yes \
	"$("$limen" flows --color always --socket "$socket" | colors)"
peer_down

# names that try something
peer_up --hostile
start 80 24 tmux-256color --
shows "hostile names are shown harmless" "x1b[2J"
equal "the title is not theirs" no \
	"$(tm display -p '#{pane_title}' | grep -q title && echo yes || echo no)"
while read -r view word; do
	keys $view
	shows "view $view keeps its frame" "limen" "$word" "F10Quit"
done <<E
2 NAME
4 MEMBERS
9 TRIES
e PROTO
3 FROM
E
shows "it has rows" " 100 rows"
keys Enter
shows "details keep theirs" "all of this row" "F10Quit"
keys Escape q
back "after hostile names" "status 0"
for view in overview protocols flows classes patterns; do
	for width in 40 80 200; do
		COLUMNS=$width LINES=50 LC_ALL=C.UTF-8 "$limen" top $view --once \
			--interval 0.1 --socket "$socket" </dev/null >"$dir/$view"
		check "$view of $width columns is harmless" \
			python3 tests/native/harmless "$width" "$dir/$view"
	done
	case $view in overview) continue ;; esac
	"$limen" $view --socket "$socket" >"$dir/text"
	check "limen $view is harmless" python3 tests/native/harmless 0 "$dir/text"
	"$limen" $view -j --socket "$socket" >"$dir/text"
	check "limen $view -j is harmless" python3 tests/native/harmless 0 "$dir/text"
	check "limen $view -j is JSON" jq -e . "$dir/text"
done

# the main view in README.md
COLUMNS=80 LINES=24 LC_ALL=C.UTF-8 "$limen" top --once --interval 0.2 \
	--socket "$socket" </dev/null >"$dir/view"
check "README.md shows the main view" tests/native/view "$dir/view"

# wrong use
check_fails "no such view" "$limen" top nosuch
check_fails "no such column" "$limen" top flows --sort nosuch
check_fails "no such filter key" "$limen" top flows --filter nosuch=1
check_fails "the overview has nothing to sort" "$limen" top --sort bytes
check_fails "no JSON" "$limen" top -j
finish
