#include "ui/pages/settingscard.h"

#include "ui/models/settingwords.h"
#include "ui/pages/settingrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

QString textOf(const SettingsModel *model, int row, SettingsModel::Role role)
{
    return model->index(row).data(role).toString();
}

} // namespace

SettingsCard::SettingsCard(SettingsModel *model, int firstRow, QWidget *parent)
    : QWidget(parent)
    , m_section(textOf(model, firstRow, SettingsModel::SectionRole))
    , m_title(textOf(model, firstRow, SettingsModel::CardRole))
    , m_heading(new TextLabel(m_title, {.font = &Fonts::section}, this))
{
    auto *card = new Card(this);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    for (int row = firstRow; row < model->rowCount(); ++row) {
        if (textOf(model, row, SettingsModel::SectionRole) != m_section
            || textOf(model, row, SettingsModel::CardRole) != m_title)
            break;
        m_rows.append(new SettingRow(model, row, card));
        rows->addWidget(m_rows.last());
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_heading);
    column->addWidget(card);
}

int SettingsCard::filter(const std::function<bool(int)> &passes, bool namesSection)
{
    int shown = 0;
    for (SettingRow *row : std::as_const(m_rows)) {
        const bool isShown = passes(row->row());
        row->setVisible(isShown);
        row->setSeparated(isShown && shown > 0);
        shown += isShown ? 1 : 0;
    }
    m_heading->setText(namesSection ? tr("%1: %2", "section of the settings: its card")
                                          .arg(settingsSectionTitle(m_section), m_title)
                                    : m_title);
    setVisible(shown > 0);
    return shown;
}

void SettingsCard::refresh(int firstRow, int lastRow)
{
    for (SettingRow *row : std::as_const(m_rows)) {
        if (row->row() >= firstRow && row->row() <= lastRow)
            row->refresh();
    }
}

} // namespace keyferry::ui
