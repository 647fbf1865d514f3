#include "ui/widgets/icons.h"

#include "ui/widgets/resources.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QByteArray svgOf(const QString &name)
{
    initResources();
    QFile file(u":/keyferry/icons/%1.svg"_s.arg(name));
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT_X(isOpen, "icon", qUtf8Printable(name));
    return isOpen ? file.readAll() : QByteArray();
}

// SVG wants colour and opacity apart: QtSvg does not read #AARRGGBB.
QByteArray recoloured(QByteArray svg, const QColor &color)
{
    return svg.replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

QPixmap rendered(const QString &name, const QSize &devicePixels, const QColor &color)
{
    const QString key = u"kf-icon/%1/%2x%3/%4"_s.arg(name)
                            .arg(devicePixels.width())
                            .arg(devicePixels.height())
                            .arg(color.name(QColor::HexArgb));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;

    pixmap = QPixmap(devicePixels);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(recoloured(svgOf(name), color));
    QPainter painter(&pixmap);
    painter.setOpacity(color.alphaF());
    const int side = qMin(devicePixels.width(), devicePixels.height());
    const QRectF square(
        (devicePixels.width() - side) / 2.0, (devicePixels.height() - side) / 2.0, side, side);
    renderer.render(&painter, square);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

// Keeps roles, not colours: the pixmap is chosen when it is painted, so a change of theme needs no
// new icon.
class ThemeIconEngine final : public QIconEngine
{
public:
    ThemeIconEngine(QString name, const IconColors &colors, bool isTintable)
        : m_name(std::move(name))
        , m_colors(colors)
        , m_isTintable(isTintable)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return rendered(m_name, size, color(mode, state));
    }

    // In Qt 6.4 `size` is in device pixels already.
    QPixmap
    scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal ratio) override
    {
        QPixmap result = rendered(m_name, size, color(mode, state));
        result.setDevicePixelRatio(ratio);
        return result;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new ThemeIconEngine(*this); }
    /// Empty for an icon in colours of its own, so that nobody repaints it.
    QString iconName() override { return m_isTintable ? m_name : QString(); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor color(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = Theme::current();
        if (mode == QIcon::Disabled)
            return theme.*m_colors.disabled;
        const bool isActive = mode != QIcon::Normal || state == QIcon::On;
        return theme.*(isActive && m_colors.active ? m_colors.active : m_colors.normal);
    }

    QString m_name;
    IconColors m_colors;
    bool m_isTintable = false;
};

QIcon fileIcon(const QString &name)
{
    QIcon result;
    for (const int size : {16, 22, 24, 32, 48, 64, 128, 256})
        result.addPixmap(rendered(name, {size, size}, Qt::black));
    return result;
}

} // namespace

QIcon icon(QAnyStringView name)
{
    return QIcon(new ThemeIconEngine(name.toString(), {}, true));
}

QIcon icon(QAnyStringView name, const IconColors &colors)
{
    return QIcon(new ThemeIconEngine(name.toString(), colors, false));
}

QIcon icon(QAnyStringView name, ThemeColor color)
{
    return icon(name, IconColors{.normal = color});
}

QPixmap iconPixmap(QAnyStringView name, int size, const QColor &color, qreal ratio)
{
    const int devicePixels = qRound(size * ratio);
    QPixmap result = rendered(name.toString(), {devicePixels, devicePixels}, color);
    result.setDevicePixelRatio(ratio);
    return result;
}

void paintIcon(
    QPainter *painter, const QRect &rect, QAnyStringView name, int size, const QColor &color)
{
    const int side = qMin(size, qMin(rect.width(), rect.height()));
    const QPoint topLeft(rect.x() + (rect.width() - side) / 2,
                         rect.y() + (rect.height() - side) / 2);
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    painter->drawPixmap(topLeft, iconPixmap(name, side, color, ratio));
}

void paintButtonIcon(QPainter *painter,
                     const QRect &rect,
                     const QIcon &icon,
                     const QColor &textColor,
                     QStyle::State state)
{
    const QString name = icon.name();
    if (!name.isEmpty())
        return paintIcon(painter, rect, name, rect.width(), textColor);
    const auto mode = state.testFlag(QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled;
    icon.paint(painter,
               rect,
               Qt::AlignCenter,
               mode,
               state.testFlag(QStyle::State_On) ? QIcon::On : QIcon::Off);
}

QIcon applicationIcon()
{
    return fileIcon(u"keyferry"_s);
}

QIcon trayIcon(TrayState state)
{
    switch (state) {
    case TrayState::Running: return fileIcon(u"tray-running"_s);
    case TrayState::Degraded: return fileIcon(u"tray-degraded"_s);
    case TrayState::Stopped: return fileIcon(u"tray-stopped"_s);
    case TrayState::Error: return fileIcon(u"tray-error"_s);
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
