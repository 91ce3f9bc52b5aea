# SPDX-License-Identifier: GPL-2.0-or-later
#
# monitor.sh - QEMU's monitor from within a guest that was started with -M;
# sourced, by bash:
#
#	monitor_open			once, before the first command
#	monitor COMMAND [ARGUMENTS]	ARGUMENTS are a JSON object; fails when
#					the monitor refuses (and says why), or
#					does not answer within four minutes
#
# Its protocol is QMP (QEMU, docs/interop/qmp-spec): each line is an object, and
# each command is answered by one.  The way is a virtio port: it has no terminal
# in it, which would echo what the monitor says, and nothing on it gets lost, as
# it may on a serial line that is closed while the machine is busy.

monitor()
{
	local line arguments=${2-}

	printf '{"execute": "%s", "arguments": %s}\n' \
		"$1" "${arguments:-{\}}" >&"$monitor_port"
	while read -r -t 240 -u "$monitor_port" line; do
		case $line in
		'{"return": '*) return 0 ;;
		'{"error": '*)
			echo "monitor: $1: $line"
			return 1
			;;
		esac
	done
	echo "monitor: $1: no answer"
	return 1
}

# The port's number is that of the virtio device; there is one.
monitor_found()
{
	monitor_path=$(echo /dev/vport*)
	[ -c "$monitor_path" ]
}

monitor_open()
{
	modprobe virtio_console || return
	wait_for 10 monitor_found || return
	exec {monitor_port}<>"$monitor_path"
	monitor qmp_capabilities
}
