#pragma once

#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"

namespace keyferry::test {

/// Groups, keys and requests as the design's pictures show them.
void fillDemo(FakeGateway &gateway, FakeConfigEditor &editor, FakeLogReader &log);

/// Only the requests: two streaming, the rest ended, some after several tries.
void addDemoRequests(FakeGateway &gateway, FakeLogReader &log);

} // namespace keyferry::test
