/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * A ruleset for the command line: finds the patterns, and says on standard
 * error what is wrong with them.
 */
#ifndef LOAD_H
#define LOAD_H

struct options;
struct ruleset;

/*
 * Patterns are read from the directories of -p; else, if -f is given, from
 * those its configuration names; else from the source tree that the program
 * was built in, if it runs there; else from LIMEN_DATADIR/patterns.
 *
 * @config is the configuration to read, NULL: none. 0, or -errno with the
 * reason logged. The caller puts *@out.
 */
int load_ruleset(const struct options *o, const char *config,
		 struct ruleset **out);

#endif /* LOAD_H */
