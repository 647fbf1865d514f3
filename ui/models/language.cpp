#include "ui/models/language.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto folder = ":/keyferry/translations/"_L1;

bool isSpoken(const QString &tag, const LanguageName &language)
{
    const QLocale::Language spoken = QLocale(language.code).language();
    return QLocale(tag).language() == spoken;
}

// A person whose system writes the same language keeps the numbers and dates of their country.
QLocale localeFor(const QString &setting, QLatin1String code)
{
    const QLocale system = QLocale::system();
    const QLocale own(code);
    return setting == "system"_L1 || system.language() == own.language() ? system : own;
}

QLatin1String codeFor(const QString &setting)
{
    const bool isSystem = setting == "system"_L1;
    return languageFor(isSystem ? QLocale::system().uiLanguages() : QStringList{setting});
}

} // namespace

std::span<const LanguageName> languages()
{
    static const std::array all{LanguageName{"en"_L1, u"English"_s},
                                LanguageName{"zh_CN"_L1, u"简体中文"_s},
                                LanguageName{"ja"_L1, u"日本語"_s}};
    return all;
}

QLatin1String languageFor(const QStringList &wanted)
{
    for (const QString &tag : wanted) {
        const auto found = std::find_if(languages().begin(),
                                        languages().end(),
                                        [&tag](const auto &each) { return isSpoken(tag, each); });
        if (found != languages().end())
            return found->code;
    }
    return "en"_L1;
}

QString StandardWords::translate(const char *context,
                                 const char *sourceText,
                                 const char *disambiguation,
                                 int n) const
{
    static constexpr std::array ours{"QAbstractSpinBox"_L1,
                                     "QColorDialog"_L1,
                                     "QDialogButtonBox"_L1,
                                     "QFileDialog"_L1,
                                     "QFileSystemModel"_L1,
                                     "QLineEdit"_L1,
                                     "QMessageBox"_L1,
                                     "QPlatformTheme"_L1,
                                     "QShortcut"_L1,
                                     "QWidgetTextControl"_L1,
                                     "QWizard"_L1};
    if (std::find(ours.begin(), ours.end(), QLatin1String(context)) == ours.end())
        return {};
    return QTranslator::translate(context, sourceText, disambiguation, n);
}

Language::~Language()
{
    remove();
}

bool Language::apply(const QString &setting)
{
    const QLatin1String code = codeFor(setting);
    QLocale::setDefault(localeFor(setting, code));
    if (code == m_current)
        return false;
    remove();
    m_current = code;
    [[maybe_unused]] const bool isLoaded = m_ours.load(folder + "keyferry_"_L1 + code + ".qm"_L1);
    Q_ASSERT(isLoaded);
    QCoreApplication::installTranslator(&m_ours);
    if (m_standard.load(folder + "qtbase_"_L1 + code + ".qm"_L1))
        QCoreApplication::installTranslator(&m_standard);
    return true;
}

bool Language::wouldChange(const QString &setting) const
{
    return codeFor(setting) != m_current;
}

void Language::remove()
{
    QCoreApplication::removeTranslator(&m_standard);
    QCoreApplication::removeTranslator(&m_ours);
}

} // namespace keyferry::ui
