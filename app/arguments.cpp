#include "app/arguments.h"

#include "app/syntax.h"

#include <algorithm>
#include <span>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

Error usage(const QString &detail)
{
    return {.kind = ErrorKind::Usage, .detail = detail, .field = {}};
}

// Before the verb there may stand options that belong to every verb, and those of the desktop.
const VerbSyntax &desktopSyntax()
{
    static const VerbSyntax syntax{
        .name = ""_L1,
        .positionals = ""_L1,
        .options = {{"--demo"_L1, ""_L1, false, "with a built-in provider"_L1},
                    {"--hidden"_L1, ""_L1, false, "in the tray, where there is one"_L1},
                    {"--version"_L1, ""_L1, false, {}}},
        .help = {},
        .build = nullptr,
    };
    return syntax;
}

const OptionSyntax *findOption(std::span<const OptionSyntax> options, QStringView name)
{
    const auto found =
        std::find_if(options.begin(), options.end(), [name](const OptionSyntax &option) {
            return option.name == name;
        });
    return found == options.end() ? nullptr : &*found;
}

/// Splits words into options and positionals for one verb.
class Scanner
{
public:
    Scanner(const VerbSyntax &verb, const QStringList &arguments)
        : m_verb(verb)
        , m_arguments(arguments)
    {}

    Result<Words> scan()
    {
        bool optionsAreOver = false;
        while (m_next < m_arguments.size()) {
            const QString &word = m_arguments.at(m_next++);
            // A lone dash is standard input.
            const bool isPositional = optionsAreOver || !word.startsWith(u'-') || word == u'-';
            if (!optionsAreOver && word == "--"_L1)
                optionsAreOver = true;
            else if (isPositional)
                m_words.positionals.append(word);
            else if (const auto taken = takeOption(word); !taken)
                return taken.error();
        }
        return m_words;
    }

private:
    [[nodiscard]] QString prefix() const
    {
        return m_verb.name.isEmpty() ? QString() : m_verb.name + ": "_L1;
    }

    Outcome takeOption(const QString &word)
    {
        const qsizetype equals = word.startsWith("--"_L1) ? word.indexOf(u'=') : -1;
        const QString name =
            word == "-h"_L1 ? u"--help"_s : word.first(equals < 0 ? word.size() : equals);
        const OptionSyntax *option = findOption(m_verb.options, name);
        if (!option)
            option = findOption(commonOptions(), name);
        if (!option)
            return usage(prefix() + u"unknown option '%1'"_s.arg(name));
        if (m_words.options.contains(name) && !option->repeats)
            return usage(prefix() + u"option '%1' given twice"_s.arg(name));

        if (option->value.isEmpty()) {
            if (equals >= 0)
                return usage(prefix() + u"option '%1' takes no value"_s.arg(name));
            m_words.options[name].append(QString());
            return ok();
        }
        if (equals < 0 && m_next == m_arguments.size())
            return usage(prefix() + u"option '%1' needs a value: %2"_s.arg(name, option->value));
        m_words.options[name].append(equals < 0 ? m_arguments.at(m_next++)
                                                : word.sliced(equals + 1));
        return ok();
    }

    const VerbSyntax &m_verb;
    const QStringList &m_arguments;
    qsizetype m_next = 0;
    Words m_words{};
};

/// Where the verb stands: its one or two words are taken out of the arguments.
struct VerbWords
{
    QString name{};
    QStringList rest{};
};

// The verb may stand behind common options (`keyferry --json group list`), whose values are not
// verbs.
VerbWords splitVerb(const QStringList &arguments)
{
    VerbWords split{.name = {}, .rest = arguments};
    qsizetype at = 0;
    while (at < arguments.size() && arguments.at(at).startsWith(u'-')) {
        const OptionSyntax *option = findOption(commonOptions(), arguments.at(at));
        at += option && !option->value.isEmpty() ? 2 : 1;
    }
    if (at >= arguments.size())
        return split;

    split.name = split.rest.takeAt(at);
    const bool hasSecondWord = at < split.rest.size() && !split.rest.at(at).startsWith(u'-');
    if (isFamily(split.name) && hasSecondWord)
        split.name += u' ' + split.rest.takeAt(at);
    return split;
}

Error unknownVerb(const QString &name)
{
    if (isFamily(name)) {
        QStringList seconds;
        for (const VerbSyntax &verb : verbs()) {
            if (verb.name.startsWith(QString(name + u' ')))
                seconds.append(verb.name.sliced(name.size() + 1));
        }
        return usage(u"'%1' needs one of: %2"_s.arg(name, seconds.join(", "_L1)));
    }
    return usage(u"unknown verb '%1'; see keyferry --help"_s.arg(name));
}

bool asksForHelp(const QStringList &arguments)
{
    const auto end = std::find(arguments.begin(), arguments.end(), u"--"_s);
    return std::any_of(arguments.begin(), end, [](const QString &word) {
        return word == "--help"_L1 || word == "-h"_L1;
    });
}

Outcome checkPositionals(const VerbSyntax &verb, const Words &words)
{
    const PositionalBounds bounds = boundsOf(verb.positionals);
    const auto &given = words.positionals;
    if (given.size() < bounds.least)
        return usage(u"%1 needs %2"_s.arg(verb.name, verb.positionals));
    if (bounds.most >= 0 && given.size() > bounds.most)
        // The word too many is not told back: it may be a key, and errors end up in logs.
        return usage(verb.positionals.isEmpty() ? u"%1: takes options only"_s.arg(verb.name)
                                                : u"%1: takes only %2; quote what has spaces"_s.arg(
                                                    verb.name, verb.positionals));
    return ok();
}

Result<Invocation> invocation(const Words &words, Command command)
{
    if (words.has("--data-dir"_L1) && words.value("--data-dir"_L1).isEmpty())
        return usage(u"option '--data-dir' needs a value: DIR"_s);
    return Invocation{.dataDir = words.value("--data-dir"_L1),
                      .json = words.has("--json"_L1),
                      .command = std::move(command)};
}

Result<Invocation> parseDesktop(const QStringList &arguments)
{
    const auto words = Scanner(desktopSyntax(), arguments).scan();
    if (!words)
        return words.error();
    if (words->has("--version"_L1))
        return invocation(*words, command::Version{});
    return invocation(
        *words,
        command::Desktop{.demo = words->has("--demo"_L1), .hidden = words->has("--hidden"_L1)});
}

} // namespace

Result<Invocation> parseArguments(const QStringList &arguments, qint64 now)
{
    const VerbWords split = splitVerb(arguments);
    const VerbSyntax *verb = findVerb(split.name);
    if (asksForHelp(arguments) && (verb || split.name.isEmpty() || isFamily(split.name)))
        return Invocation{.dataDir = {}, .json = false, .command = command::Help{split.name}};
    if (split.name.isEmpty())
        return parseDesktop(split.rest);
    if (!verb)
        return unknownVerb(split.name);

    auto words = Scanner(*verb, split.rest).scan();
    if (!words)
        return words.error();
    if (const auto checked = checkPositionals(*verb, *words); !checked)
        return checked.error();
    words->now = now;
    const auto built = verb->build(*words);
    if (!built)
        return usage(verb->name + ": "_L1 + built.error().detail);
    return invocation(*words, *built);
}

bool wantsJson(const QStringList &arguments)
{
    const auto end = std::find(arguments.begin(), arguments.end(), u"--"_s);
    return std::find(arguments.begin(), end, u"--json"_s) != end;
}

} // namespace keyferry::app
