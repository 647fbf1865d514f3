#pragma once

#include "proxy/core/secret.h"

#include <QObject>
#include <QTimer>

namespace keyferry::ui {

/// Puts a secret into the clipboard and takes it out again after 30 s, or when this object goes, if
/// it is still there. Clipboard histories that heed the hint do not keep it. GUI thread.
class SecretClipboard final : public QObject
{
    Q_OBJECT

public:
    explicit SecretClipboard(QObject *parent = nullptr);
    ~SecretClipboard() override;

    void put(const Secret &secret);
    /// Takes it out now.
    void clear();

private:
    Secret m_secret{};
    QTimer m_timer{};
};

} // namespace keyferry::ui
