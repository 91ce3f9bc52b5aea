#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-or-later
#
# The benches still run: each once and as small as can be. What they measure
# is nobody's business here.

. "$(dirname "$0")/../lib.sh"
. tests/native/native.sh

native_up
build=$native_build
results=$native_dir/build
mkdir "$results"

tests/native/capture >"$native_dir/one.pcap" || exit 1

rows()
{
	B=$results tests/bench/keep >/dev/null &&
		cut -f 1 "$results/bench.tsv" | grep -c "^$1"
}

engine()
{
	"$build/tests/bench/engine" -n 1 "$native_dir/one.pcap" | rows engine
}

scan()
{
	"$build/tests/bench/engine" -n 1 -S | rows scan
}

ring()
{
	"$build/tests/bench/ring" 1 | rows ring
}

offline()
{
	"$build/tests/bench/offline" -l "$limend" -n 1 "$native_dir/one.pcap" |
		rows offline
}

scale()
{
	"$build/tests/bench/scale" -f 1000 -r 1000 -s 1 | rows scale
}

road()
{
	tests/bench/road/road.py -b "$build" -r 1 -d 0.3 -s 100M -n 10 native |
		rows native
}

for bench in engine scan ring offline scale road; do
	check "bench $bench" $bench
done
equal "a figure that comes again takes the place of the old" 1 \
	"$(printf 'row\tscale.rate.time\t7\tus\tthis\n' | rows scale.rate.time)"
equal "and has its value" 7 \
	"$(awk '$1 == "scale.rate.time" { print $2 }' "$results/bench.tsv")"
finish
