#pragma once

#include "ui/pages/settingspane.h"

namespace keyferry {
struct StoreFigures;
}

namespace keyferry::ui {

/// Where the data key is kept and what that means, said plainly.
class SecretsPane final : public SettingsPane
{
    Q_OBJECT

public:
    explicit SecretsPane(QWidget *parent = nullptr);

    void setFigures(const StoreFigures &figures);

private:
    TextLabel *m_place = nullptr;
};

} // namespace keyferry::ui
