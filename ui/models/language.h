#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

#include <span>

namespace keyferry::ui {

/// A language that the window speaks.
struct LanguageName
{
    QLatin1String code{}; ///< as the setting `language` has it: en, zh_CN, ja
    QString ownName{};    ///< in itself: English, 简体中文, 日本語
};

/// All of them, English first.
[[nodiscard]] std::span<const LanguageName> languages();

/// The first language of a person's list that we speak; any Chinese is simplified Chinese here.
///
/// \param wanted  BCP 47 tags in the person's order, as QLocale::uiLanguages() gives them
/// \returns a code of languages(); en if there is none
[[nodiscard]] QLatin1String languageFor(const QStringList &wanted);

/// Qt's own words for standard dialogs and context menus, and no others: what sockets, files and
/// databases say stays English, since it goes to the log.
class StandardWords final : public QTranslator
{
    Q_OBJECT

public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char *context,
                                    const char *sourceText,
                                    const char *disambiguation,
                                    int n) const override;
};

/// The language in which texts are made and numbers written: translators and the default locale.
/// Texts made before stay as they are. GUI thread; one for the process, before its first window.
class Language final
{
public:
    Language() = default;
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    /// \param setting  `system` or a code of languages()
    /// \returns whether the language is another one now
    bool apply(const QString &setting);
    /// Whether apply() would change the language of texts.
    [[nodiscard]] bool wouldChange(const QString &setting) const;
    /// A code of languages(); empty before the first apply().
    [[nodiscard]] QLatin1String current() const { return m_current; }

private:
    void remove();

    QLatin1String m_current{};
    QTranslator m_ours{};
    StandardWords m_standard{};
};

} // namespace keyferry::ui
