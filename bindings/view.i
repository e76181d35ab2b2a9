/* view.i - who sees what of a plan: what plan.i says of plans, said of their views.
 * Spec: spec/35-views.md.  Layer: bindings.  SPDX-License-Identifier: Apache-2.0
 */
#ifdef SWIGPYTHON
%include "python_view.i"
#else
%include "java_view.i"
#endif

%include <integra/view.h>
