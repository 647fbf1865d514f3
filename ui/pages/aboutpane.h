#pragma once

#include "ui/pages/settingspane.h"

namespace keyferry::ui {

/// Which keyferry this is, on what it stands, and under which licences.
class AboutPane final : public SettingsPane
{
    Q_OBJECT

public:
    explicit AboutPane(QWidget *parent = nullptr);
};

} // namespace keyferry::ui
