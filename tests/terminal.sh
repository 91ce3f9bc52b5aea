# SPDX-License-Identifier: GPL-2.0-or-later
#
# terminal.sh - a program on a real terminal (tmux); sourced after lib.sh, by
# bash, with a folder of its own in $terminal_dir
#
#	terminal_up COLUMNS ROWS	a new terminal with a shell that prompts
#	terminal_down			and its end
#	tm COMMAND...			a command of tmux to it
#	keys KEY...			in words of tmux send-keys
#	screen				what is on it
#	screen_has WORD...		all of them?
#	screen_lacks WORD...		none of them?
#	shows NAME WORD...		a test: all of them, sooner or later
#	lacks NAME WORD...		a test: none of them, sooner or later, and half
#					a second on

: "${terminal_patience=20}"	# seconds that shows waits

tm()
{
	tmux -f /dev/null -S "$terminal_dir/tmux" "$@"
}

terminal_down()
{
	tm kill-server 2>/dev/null
}

terminal_up()
{
	terminal_down
	wait_for 10 sh -c "! tmux -S '$terminal_dir/tmux' ls"
	tm new-session -d -x "$1" -y "$2" \
		"env LC_ALL=C.UTF-8 PS1=prompt: sh -i" || return
	wait_for "$terminal_patience" screen_has prompt:
}

keys()
{
	tm send-keys "$@"
}

screen()
{
	tm capture-pane -p
}

screen_has()
{
	local word text
	text=$(screen)
	for word; do
		[[ $text == *"$word"* ]] || return
	done
}

screen_lacks()
{
	local word text
	text=$(screen)
	for word; do
		[[ $text != *"$word"* ]] || return
	done
}

shows()
{
	local name=$1
	shift
	if wait_for "$terminal_patience" screen_has "$@"; then
		ok "$name"
	else
		not_ok "$name" "the screen has not: $*"
		screen | comment
	fi
}

lacks()
{
	local name=$1
	shift
	if wait_for "$terminal_patience" screen_lacks "$@" && sleep 0.5 &&
	   screen_lacks "$@"; then
		ok "$name"
	else
		not_ok "$name" "the screen has: $*"
		screen | comment
	fi
}
