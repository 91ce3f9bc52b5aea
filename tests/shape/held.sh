# SPDX-License-Identifier: GPL-2.0-or-later
#
# held.sh - bittorrent with and without its encrypted handshake, HTTP/3, an
# application told by its server name, and mail that is encrypted half way are
# each held to the queue of their class. Sourced after on_machine.sh or
# on_guest.sh.

. tests/shape/programs.sh

# both ways: mail is sent
queue_figure()
{
	limen shape -j -f "$limend_conf" |
		jq "[.queues[] | select(.class == \"$1\") | .$2] | add // 0"
}

on_up
on_configure "$programs_classes $on_ways"
check "limend starts" on_start || finish
check "the servers start" programs_up || finish
check "shaped" limen shape apply

held "bittorrent" torrent 4000 $programs_size get_torrent
kill $programs_seeder
wait $programs_seeder 2>/dev/null
check "the seeder wants encryption" programs_seed --bt-require-crypto=true \
	--bt-min-crypto-level=arc4
held "bittorrent, encrypted" torrent 4000 $programs_size get_torrent_encrypted
held "HTTP/3" fast 6000 $programs_size get_http3
held "an application by its name" video 5000 $programs_size get_video
held "mail with STARTTLS" mail 3000 2000000 send_mail
check "no difference at the end" limen shape diff
check "cleared" limen shape clear
check "limend ends well" on_stop
services_down
finish
