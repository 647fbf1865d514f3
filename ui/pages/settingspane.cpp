#include "ui/pages/settingspane.h"

#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowLeft = 22; // as where the dot of a setting stands
constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

/// A row with the line above it that parts it from the one before.
class PaneRow final : public QWidget
{
public:
    PaneRow(bool isSeparated, QWidget *parent)
        : QWidget(parent)
        , m_isSeparated(isSeparated)
    {
        setMinimumHeight(metrics::settingsRow);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        if (m_isSeparated)
            style::paintHorizontal(&painter, rect(), 0, Theme::current().grid);
    }

private:
    bool m_isSeparated;
};

} // namespace

SettingsPane::SettingsPane(const QString &section, QWidget *parent)
    : QWidget(parent)
    , m_section(section)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(metrics::gap);
}

bool SettingsPane::matches(const QString &search) const
{
    const auto labels = findChildren<QLabel *>();
    const auto buttons = findChildren<QAbstractButton *>();
    const auto holds = [&search](const auto *widget) {
        return widget->text().remove(u'&').contains(search, Qt::CaseInsensitive);
    };
    return std::any_of(labels.begin(), labels.end(), holds)
           || std::any_of(buttons.begin(), buttons.end(), holds);
}

void SettingsPane::addCard(const QString &heading)
{
    if (m_rows)
        m_column->addSpacing(metrics::gap);
    m_column->addWidget(new TextLabel(heading, {.font = &Fonts::section}, this));
    auto *card = new Card(this);
    m_rows = new QVBoxLayout(card);
    m_rows->setContentsMargins(1, 1, 1, 1);
    m_rows->setSpacing(0);
    m_column->addWidget(card);
}

TextLabel *SettingsPane::addRow(const QString &title, const QString &help, QWidget *control)
{
    auto *row = new PaneRow(m_rows->count() > 0, this);
    auto *name = new TextLabel(title, {}, row);
    name->setWordWrap(true);
    auto *hint = new TextLabel(help, quiet, row);
    hint->setWordWrap(true);
    hint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *words = new QVBoxLayout;
    words->setSpacing(metrics::hair);
    words->addStretch();
    words->addWidget(name);
    words->addWidget(hint);
    words->addStretch();
    auto *parts = new QHBoxLayout(row);
    parts->setContentsMargins(rowLeft, metrics::gap, metrics::wide, metrics::gap);
    parts->setSpacing(metrics::block);
    parts->addLayout(words, 1);
    if (control)
        parts->addWidget(control, 0, Qt::AlignVCenter);
    m_rows->addWidget(row);
    return hint;
}

} // namespace keyferry::ui
