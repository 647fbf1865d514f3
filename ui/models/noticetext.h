#pragma once

#include "ui/models/notices.h"

namespace keyferry::ui {

struct NoticeWords
{
    QString title{};
    QString text{};
};

/// What a notification says. GUI thread.
[[nodiscard]] NoticeWords wordsFor(const Notice &notice);

} // namespace keyferry::ui
