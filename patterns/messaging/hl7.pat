# SPDX-License-Identifier: GPL-2.0-or-later
limen 1
name        hl7
title       HL7 version 2 over MLLP
kind        protocol
groups      messaging
source      HL7 v2.5 chapter 2 (MSH segment), HL7 Transport Specification: MLLP
transport   tcp
port        2575

# Start block, header segment with its delimiters.
rule
	either ^\x0b(?:MSH|FHS|BHS)([\x21-\x7e])[\x21-\x7e]{3,5}\1

example
	client hex 0b "MSH|^~\\&|ADT1|MCM|LABADT|MCM|198808181126|SECURITY|ADT^A01|MSG00001|P|2.4\r" hex 1c 0d

counterexample
	client hex 0b "MSH text"

counterexample
	client "MSH|^~\\&|ADT1|MCM|"
