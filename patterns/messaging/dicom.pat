# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        dicom
title       DICOM medical images
kind        protocol
groups      messaging
source      DICOM PS3.8 section 9.3 (A-ASSOCIATE)
transport   tcp
port        104 11112

# Request or acceptance: type, length, version, titles of 16 characters each,
# 32 reserved bytes, application context.
rule
	either ^[\x01\x02]\x00\x00\x00..\x00[\x01-\x03]\x00\x00[\x20-\x7e]{32}[\x00-\xff]{32}\x10\x00\x00

example
	client hex 01 00 00 00 00 68 00 01 00 00 "ANY-SCP         ECHOSCU         " pad 32 00 hex 10 00 00 15 "1.2.840.10008.3.1.1.1" pad 11 00

counterexample
	client hex 03 00 00 00 00 68 00 01 00 00 "ANY-SCP         ECHOSCU         " pad 32 00 hex 10 00 00 15
