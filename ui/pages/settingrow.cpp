#include "ui/pages/settingrow.h"

#include "ui/pages/settingcontrol.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 300ms;
constexpr int dotSpace = 22;
constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

void keepRoom(QWidget *widget, bool isKept)
{
    QSizePolicy policy = widget->sizePolicy();
    policy.setRetainSizeWhenHidden(isKept);
    widget->setSizePolicy(policy);
}

// A name of a variable may break after each underscore.
QString breakable(QString name)
{
    return name.replace(u'_', u"_\u200B"_s);
}

} // namespace

SettingRow::SettingRow(SettingsModel *model, int row, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_row(row)
    , m_control(makeSettingControl(model->declaration(row), this))
    , m_title(new TextLabel({}, {}, this))
    , m_help(new TextLabel({}, quiet, this))
    , m_note(new FieldNote(m_control->field(), this))
    , m_lock(new IconLabel("lock", metrics::iconButton, &Theme::textMuted, this))
    , m_default(new TextLabel({}, quiet, this))
    , m_reset(makeIconButton("undo", tr("Reset to the default"), this))
{
    m_title->setText(value(SettingsModel::TitleRole).toString());
    m_title->setWordWrap(true);
    m_help->setWordWrap(true);
    m_default->setWordWrap(true);
    m_default->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_title->setBuddy(m_control->entrance());
    m_control->setName(m_title->text());
    m_reset->setAccessibleName(tr("Reset “%1” to the default").arg(m_title->text()));
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    setMinimumHeight(metrics::settingsRow);
    layOut();
    bind();
    refresh();
}

void SettingRow::layOut()
{
    // Widgets that give no hint of their width, so that columns stand below each other over all
    // rows.
    const auto column = [this](int least) {
        auto *widget = new QWidget(this);
        widget->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
        widget->setMinimumWidth(least);
        return widget;
    };
    QWidget *words = column(140);
    auto *wordLines = new QVBoxLayout(words);
    wordLines->setContentsMargins(0, 0, 0, 0);
    wordLines->setSpacing(metrics::hair);
    wordLines->addStretch();
    wordLines->addWidget(m_title);
    wordLines->addWidget(m_help);
    wordLines->addStretch();
    QWidget *middle = column(200);
    auto *fieldLines = new QVBoxLayout(middle);
    fieldLines->setContentsMargins(0, 0, 0, 0);
    fieldLines->setSpacing(metrics::tight);
    fieldLines->addStretch();
    fieldLines->addWidget(m_control);
    m_note->setWordWrap();
    fieldLines->addWidget(m_note);
    fieldLines->addStretch();
    QWidget *tail = column(110);
    auto *tailParts = new QHBoxLayout(tail);
    tailParts->setContentsMargins(0, 0, 0, 0);
    tailParts->setSpacing(metrics::close);
    tailParts->addWidget(m_default, 1);
    tailParts->addWidget(m_lock);
    tailParts->addWidget(m_reset);
    m_lock->setFixedSize(m_reset->sizeHint());

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(dotSpace, metrics::gap, metrics::gap, metrics::gap);
    row->setSpacing(metrics::block);
    row->addWidget(words, 9);
    row->addWidget(middle, 8);
    row->addWidget(tail, 6);
}

void SettingRow::bind()
{
    connect(m_control, &SettingControl::typed, this, [this](const QString &text) {
        m_typed = text;
        m_pause.start();
    });
    connect(&m_pause, &QTimer::timeout, this, [this] { m_model->check(m_row, m_typed); });
    connect(m_control, &SettingControl::committed, this, [this](const QString &text) {
        m_pause.stop();
        m_model->apply(m_row, text);
    });
    connect(m_reset, &QToolButton::clicked, this, [this] { m_model->reset(m_row); });
}

QVariant SettingRow::value(SettingsModel::Role role) const
{
    return m_model->index(m_row).data(role);
}

void SettingRow::refresh()
{
    const QString environment = value(SettingsModel::EnvironmentRole).toString();
    const bool isFixed = !environment.isEmpty();
    const bool differs = value(SettingsModel::DiffersRole).toBool();
    m_control->setText(value(SettingsModel::TextRole).toString());
    m_control->setEnabled(!isFixed);
    m_help->setText(value(SettingsModel::HelpRole).toString());
    m_note->setError(value(SettingsModel::ErrorRole).toString());
    m_lock->setVisible(isFixed);
    const QString fallback = value(SettingsModel::DefaultRole).toString();
    m_default->setText(isFixed ? tr("Set by %1").arg(breakable(environment))
                               : (differs ? tr("Default %1").arg(fallback) : tr("Default")));
    keepRoom(m_reset, !isFixed);
    m_reset->setVisible(differs && !isFixed);
    update();
}

void SettingRow::setSeparated(bool isSeparated)
{
    m_isSeparated = isSeparated;
    update();
}

void SettingRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    if (m_isSeparated)
        style::paintHorizontal(&painter, rect(), 0, theme.grid);
    if (value(SettingsModel::DiffersRole).toBool()) {
        const int middle = m_title->mapTo(this, m_title->rect().center()).y();
        const QRectF dot(8.5, middle - 2, 5, 5);
        style::paintBox(&painter, dot, {.fill = theme.accent, .radius = 2.5});
    }
}

} // namespace keyferry::ui
