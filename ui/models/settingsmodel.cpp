#include "ui/models/settingsmodel.h"

#include "ui/models/errortext.h"
#include "ui/models/settingwords.h"

#include <QCoreApplication>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

// Titles and help lines are marked in the registry.
QString translated(const char *text)
{
    return QCoreApplication::translate("settings", text);
}

QString environmentName(QLatin1String name)
{
    return "KEYFERRY_"_L1 + QString(name).toUpper();
}

} // namespace

SettingsModel::SettingsModel(ConfigEditor *editor, QObject *parent)
    : QAbstractListModel(parent)
    , m_editor(editor)
    , m_snapshot(editor->snapshot())
{
    for (const SettingDeclaration &declaration : settings::all()) {
        if (declaration.scope != SettingScope::GroupOnly)
            m_rows.push_back(&declaration);
    }
    connect(editor, &ConfigEditor::snapshotChanged, this, &SettingsModel::takeSnapshot);
}

int SettingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SettingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const SettingDeclaration &setting = declaration(row);
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return translated(setting.title);
    case NameRole: return QString(setting.name);
    case SectionRole: return QString(setting.section);
    case CardRole: return translated(setting.card);
    case HelpRole: return helpInWords(setting);
    case TextRole: return textOf(row);
    case DefaultRole: return valueInWords(setting, setting.fallback);
    case DiffersRole: return differs(row);
    case ErrorRole: return m_pending.value(row).error;
    case EnvironmentRole:
        return stateOf(row).source == SettingSource::Environment ? environmentName(setting.name)
                                                                 : QString();
    case OverridableRole: return setting.scope == SettingScope::Overridable;
    default: return {};
    }
}

QHash<int, QByteArray> SettingsModel::roleNames() const
{
    return {{NameRole, "name"},
            {SectionRole, "section"},
            {CardRole, "card"},
            {TitleRole, "title"},
            {HelpRole, "help"},
            {TextRole, "text"},
            {DefaultRole, "default"},
            {DiffersRole, "differs"},
            {ErrorRole, "error"},
            {EnvironmentRole, "environment"},
            {OverridableRole, "overridable"}};
}

const SettingDeclaration &SettingsModel::declaration(int row) const
{
    return *m_rows.at(static_cast<size_t>(row));
}

QStringList SettingsModel::sections() const
{
    QStringList sections;
    for (const SettingDeclaration *setting : m_rows) {
        if (!sections.contains(setting->section))
            sections.append(setting->section);
    }
    return sections;
}

int SettingsModel::differing() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += differs(row) ? 1 : 0;
    return count;
}

bool SettingsModel::matches(int row, const QString &search) const
{
    const SettingDeclaration &setting = declaration(row);
    const auto holds = [&search](const QString &text) {
        return text.contains(search, Qt::CaseInsensitive);
    };
    return holds(QString(setting.name)) || holds(translated(setting.title))
           || holds(translated(setting.help));
}

int SettingsModel::rowOf(QStringView name) const
{
    const auto found =
        std::find_if(m_rows.begin(), m_rows.end(), [name](const SettingDeclaration *setting) {
            return setting->name == name;
        });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void SettingsModel::check(int row, const QString &text)
{
    const auto value = settings::parse(declaration(row), text);
    if (!value)
        return hold(row, text, fieldErrorText(value.error()));
    if (m_pending.contains(row))
        hold(row, text, {});
}

void SettingsModel::apply(int row, const QString &text)
{
    if (text == settings::maskedText(declaration(row), stateOf(row).value))
        return release(row); // left as it was shown
    const auto value = settings::parse(declaration(row), text);
    if (!value)
        return hold(row, text, fieldErrorText(value.error()));
    const QString normalised = settings::toText(*value);
    if (normalised == stateOf(row).value)
        return release(row);

    const auto done = [this, row, normalised](const Outcome &outcome) {
        if (outcome)
            return release(row);
        const QString reason = fieldErrorText(outcome.error());
        hold(row, normalised, reason);
        Q_EMIT refused(row, reason);
    };
    m_editor->setSetting(declaration(row).name, normalised, {this, done});
}

void SettingsModel::reset(int row)
{
    release(row);
    if (stateOf(row).source != SettingSource::Stored)
        return;
    const auto done = [this, row](const Outcome &outcome) {
        if (!outcome)
            Q_EMIT refused(row, errorText(outcome.error()));
    };
    m_editor->resetSetting(declaration(row).name, {this, done});
}

void SettingsModel::takeSnapshot(const SnapshotPtr &snapshot)
{
    const SnapshotPtr before = m_snapshot;
    m_snapshot = snapshot;
    for (int row = 0; row < rowCount(); ++row) {
        const QString name = declaration(row).name;
        if (before->settingStates.value(name) != snapshot->settingStates.value(name))
            Q_EMIT dataChanged(index(row), index(row));
    }
}

void SettingsModel::hold(int row, const QString &text, const QString &error)
{
    m_pending.insert(row, {.text = text, .error = error});
    Q_EMIT dataChanged(index(row), index(row));
}

void SettingsModel::release(int row)
{
    if (m_pending.remove(row) > 0)
        Q_EMIT dataChanged(index(row), index(row));
}

SettingState SettingsModel::stateOf(int row) const
{
    const SettingDeclaration &setting = declaration(row);
    const auto found = m_snapshot->settingStates.constFind(setting.name);
    if (found != m_snapshot->settingStates.constEnd())
        return *found;
    return {.name = setting.name, .value = settings::toText(setting.fallback)};
}

QString SettingsModel::textOf(int row) const
{
    const auto pending = m_pending.constFind(row);
    return pending == m_pending.constEnd()
               ? settings::maskedText(declaration(row), stateOf(row).value)
               : pending->text;
}

bool SettingsModel::differs(int row) const
{
    const QString fallback = settings::toText(declaration(row).fallback);
    return textOf(row) != fallback;
}

} // namespace keyferry::ui
