#include "ui/pages/settingscard.h"

#include "ui/pages/settingrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace keyferry::ui {

SettingsCard::SettingsCard(SettingsModel *model, const QString &section, QWidget *parent)
    : QWidget(parent)
    , m_section(section)
    , m_heading(
          new TextLabel(SettingsModel::sectionTitle(section), {.font = &Fonts::section}, this))
{
    auto *card = new Card(this);
    auto *rows = new QVBoxLayout(card);
    rows->setContentsMargins(1, 1, 1, 1);
    rows->setSpacing(0);
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row).data(SettingsModel::SectionRole).toString() != section)
            continue;
        m_rows.append(new SettingRow(model, row, card));
        rows->addWidget(m_rows.last());
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_heading);
    column->addWidget(card);
}

int SettingsCard::filter(const std::function<bool(int)> &passes, bool hasHeading)
{
    int shown = 0;
    for (SettingRow *row : std::as_const(m_rows)) {
        const bool isShown = passes(row->row());
        row->setVisible(isShown);
        row->setSeparated(isShown && shown > 0);
        shown += isShown ? 1 : 0;
    }
    m_heading->setVisible(hasHeading);
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
