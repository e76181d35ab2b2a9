/* integra/integra.h - all of libintegra.  Layer: public.  SPDX-License-Identifier: Apache-2.0
 *
 * Read base.h first. What the headers cite as spec/ is in the repository and in an installed copy's share/integra/spec:
 * the chapters, and the tables of words, kinds of events, parameters, protocols and errors that the constants here are
 * made from. An example: share/integra/examples/screen_one.c. */
#ifndef INTEGRA_INTEGRA_H
#define INTEGRA_INTEGRA_H

#include "base.h"
#include "demand.h"
#include "directory.h"
#include "event.h"
#include "inclusion.h"
#include "orientation.h"
#include "plan.h"
#include "protocol.h"
#include "rules.h"
#include "screening.h"
#include "territory.h"
#include "indicator.h"
#include "due.h"
#include "view.h"

#endif
