# SPDX-License-Identifier: GPL-2.0-or-later
#
# part_hostile.sh - wrong messages; each line of hostile's is a result

ip netns exec server "$module_bin/hostile" "${HOSTILE_SEED:-1}" \
	"${HOSTILE_ROUNDS:-10000}" >/tmp/hostile.log 2>&1 ||
	echo "not ok status: $?" >>/tmp/hostile.log
while read -r line; do
	case $line in
	"ok "*) ok "hostile ${line#ok }" ;;
	"not ok "*) not_ok "hostile ${line#not ok }" ;;
	*) echo "# $line" ;;
	esac
done </tmp/hostile.log
