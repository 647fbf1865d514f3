#include "app/helptext.h"

#include "app/syntax.h"
#include "app/texttable.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

QString usageLine(const VerbSyntax &verb)
{
    QStringList words{u"keyferry"_s, verb.name};
    if (!verb.positionals.isEmpty())
        words.append(verb.positionals);
    return words.join(u' ');
}

QString optionsTable(std::span<const OptionSyntax> options)
{
    QList<QStringList> rows;
    for (const OptionSyntax &option : options) {
        const QString left =
            option.value.isEmpty() ? QString(option.name) : option.name + u' ' + option.value;
        const QString right =
            option.repeats ? option.help + " (may be repeated)"_L1 : QString(option.help);
        rows.append({left, right});
    }
    return indentedColumns(rows);
}

QString verbHelp(const VerbSyntax &verb)
{
    QStringList parts{u"usage: %1%2\n"_s.arg(usageLine(verb),
                                             verb.options.empty() ? QString() : u" [option]..."_s),
                      verb.help + u'\n'};
    if (!verb.options.empty())
        parts.append(optionsTable(verb.options));
    parts.append(optionsTable(commonOptions()));
    return parts.join(u'\n');
}

QString verbTable(const QString &family)
{
    QList<QStringList> rows;
    for (const VerbSyntax &verb : verbs()) {
        if (family.isEmpty() || verb.name.startsWith(QString(family + u' ')))
            rows.append({verb.positionals.isEmpty() ? QString(verb.name)
                                                    : verb.name + u' ' + verb.positionals,
                         verb.help});
    }
    return indentedColumns(rows);
}

QString overview()
{
    return u"usage: keyferry [verb] [option]...\n\n"
           "Without a verb: the desktop application (--demo: with a built-in provider;\n"
           "--hidden: in the tray, where there is one).\n\n"_s
           + verbTable({}) + u"\nEvery verb takes:\n"_s + optionsTable(commonOptions())
           + u"\n'keyferry VERB --help' lists the options of a verb.\n"
             "Exit status: 0 done, 1 failed, 2 wrong usage, 3 not found, 4 data folder in use.\n"_s;
}

} // namespace

QString helpText(const QString &verb)
{
    if (const VerbSyntax *syntax = findVerb(verb))
        return verbHelp(*syntax);
    if (isFamily(verb))
        return u"usage: keyferry %1 ...\n\n"_s.arg(verb) + verbTable(verb);
    return overview();
}

} // namespace keyferry::app
