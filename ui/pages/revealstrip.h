#pragma once

#include "proxy/core/secret.h"

#include <QTimer>
#include <QWidget>

namespace keyferry::ui {

class TextLabel;

/// A strip under a table that shows one key in clear for 10 s.
class RevealStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit RevealStrip(QWidget *parent = nullptr);

    void reveal(const Secret &secret);
    void conceal();

private:
    TextLabel *m_mask = nullptr;
    TextLabel *m_clear = nullptr;
    QTimer m_timer{};
};

} // namespace keyferry::ui
