/* SPDX-License-Identifier: GPL-2.0-or-later */
/*
 * limend --complete WORD...: what the last word may become, one a line, for
 * the shells' completion scripts. A line of ":files" or ":folders" instead
 * stands for those there are, which the shell knows better.
 */
#ifndef COMPLETE_H
#define COMPLETE_H

/*
 * @argv are the words of the command line after "limend", the last one the
 * unfinished one (which may be ""). An exit status.
 */
int complete_run(int argc, char **argv);

#endif /* COMPLETE_H */
