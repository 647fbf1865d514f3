#include "ui/widgets/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SecretClipboard::SecretClipboard(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(30s); // docs/data.md "Secrets"
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::clear);
}

SecretClipboard::~SecretClipboard()
{
    clear();
}

void SecretClipboard::put(const Secret &secret)
{
    m_secret = secret;
    auto *content = new QMimeData; // the clipboard's from setMimeData() on
    content->setText(QString::fromUtf8(secret.reveal()));
    content->setData(u"x-kde-passwordManagerHint"_s, "secret");
    QGuiApplication::clipboard()->setMimeData(content);
    m_timer.start();
}

void SecretClipboard::clear()
{
    m_timer.stop();
    if (m_secret.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    if (equalsInConstantTime(clipboard->text().toUtf8(), m_secret.reveal()))
        clipboard->clear();
    m_secret = {};
}

} // namespace keyferry::ui
