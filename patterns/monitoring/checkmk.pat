# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        checkmk
title       Checkmk agent output
kind        protocol
groups      monitoring
source      Checkmk manual, The agent's output format
transport   tcp
port        6556

# The first section is always that of the agent itself.
rule
	server ^<<<(?:check_mk|cmk_agent_ctl_status|check_mk:sep\([0-9]+\)|cmk_agent_ctl_status:sep\([0-9]+\))>>>\r?\n

example
	server "<<<check_mk>>>\nVersion: 2.1.0\nAgentOS: linux\n"

counterexample
	server "<<<EOF\n"
