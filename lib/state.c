// SPDX-License-Identifier: GPL-2.0-or-later
#include "state.h"

#include <limen/label.h>

const char *state_name(uint8_t state)
{
	static const char *const names[] = {
		[LIMEN_STATE_NEW] = "new",
		[LIMEN_STATE_TESTING] = "testing",
		[LIMEN_STATE_PROVISIONAL] = "provisional",
		[LIMEN_STATE_DECIDED] = "decided",
		[LIMEN_STATE_UNKNOWN] = "unknown",
		[LIMEN_STATE_LATE] = "late",
	};

	return state <= LIMEN_STATE_MAX ? names[state] : "?";
}
