#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# Packets and clients that mean no good, and then an orderly end: the daemon
# is the one built with sanitizers, which complain of memory misused or lost.

. "$(dirname "$0")/../lib.sh"
limend=${B:-build}
limend=${limend%/san}/san/limend
# the leak check at the end is done by a thread that the sandbox refuses
native_sandbox=off
. tests/native/native.sh

[ -x "$limend" ] || native_skip "no $limend (make check builds it)"
native_up
# flows of every packet: nothing else stands between it and the daemon
native_configure 'user = ""
limits { flows = 1000 bytes = 2000000 }
class web { members = {"http"} mark = 1 }'
in_router iptables -t mangle -A FORWARD -j NFQUEUE --queue-num $native_queue
check "limend starts" native_start || finish
check "the servers start" services_up http redis

for seed in 1 2 3 4; do
	check "5000 packets of junk, $seed" in_client tests/native/junk 5000 \
		$seed $client4 $server4
	# more at once might find no room
	check "all got their verdict" wait_for 60 native_is_idle
done
check "http" use_http $server4
check "redis" use_redis $server4
check "most came to the daemon" \
	[ "$(native_ask counters source.packets)" -gt 15000 ]
check "some were malformed" [ "$(native_ask counters pipeline.malformed)" -gt 0 ]
check "flows stay within their cap" \
	[ "$(native_ask status flows.now)" -le 1001 ]

cat >"$native_dir/clients.py" <<'E'
import os, random, socket, sys, time
rng = random.Random(3)
def client(patience=0.2):
    s = socket.socket(socket.AF_UNIX)
    s.connect(sys.argv[1])
    s.settimeout(patience)
    return s
words = [b'{"cmd":"status"}\n', b'{"cmd":"flows","limit":-1}\n', b'{', b'\n',
         b'{"cmd":"flows","limit":1e99}\n', b'{"cmd":"monitor"}\n', b'\xff' * 99,
         b'{"cmd":"patterns"}\n' * 50, b'x' * 5000, b'{"cmd":["status"]}\n',
         b'{"cmd":"protocols"}\n{"cmd":"counters"}\n', b'[' * 4000 + b'\n']
for i in range(400):
    clients = []
    try:
        for j in range(rng.randrange(1, 6)):
            s = client()
            clients.append(s)
            s.sendall(rng.choice(words))
            if rng.random() < 0.5:
                s.recv(rng.choice([1, 100000]))
    except OSError:
        pass
    for s in clients:
        s.close()
# as many as it takes, and one that says nothing
held = [client(20) for i in range(32)]
time.sleep(0.5)
late = client(20)
try:
    late.sendall(b'{"cmd":"status"}\n')
    assert late.recv(1) == b''
except (ConnectionResetError, BrokenPipeError):
    pass
for s in held:
    s.close()
# their places are free when the daemon has come to it
patience = time.monotonic() + 60
while True:
    s = client(20)
    try:
        s.sendall(b'{"cmd":"status"}\n')
        if s.recv(1) == b'{':
            break
    except (ConnectionResetError, BrokenPipeError):
        pass
    assert time.monotonic() < patience
    time.sleep(0.1)
E
check "clients of the control socket" python3 "$native_dir/clients.py" \
	"$native_socket"
check "limend still answers" native_ask status
check "limend ends well" native_stop
equal "what it said" "" "$(grep -v -e ' ready: ' -e ' leaving: ' "$native_log")"
finish
