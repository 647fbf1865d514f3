#pragma once

#include <QWidget>

namespace keyferry::test {

/// Every control and small widget on one sheet, for a reviewer to compare with design/mockups.
[[nodiscard]] QWidget *makeGallery();

} // namespace keyferry::test
