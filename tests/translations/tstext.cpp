#include "tests/translations/tstext.h"

#include <QFile>
#include <QXmlStreamReader>

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

void readTranslation(QXmlStreamReader &xml, TsText &text)
{
    text.isMarkedUnfinished = xml.attributes().hasAttribute("type"_L1);
    QString plain;
    while (xml.readNext() != QXmlStreamReader::EndElement) {
        if (xml.isCharacters())
            plain += xml.text();
        else if (xml.isStartElement())
            text.translations.append(xml.readElementText());
    }
    if (text.translations.isEmpty())
        text.translations.append(plain);
}

TsText readMessage(QXmlStreamReader &xml, const QString &context)
{
    TsText text{.context = context};
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            text.source = xml.readElementText();
        else if (xml.name() == "comment"_L1)
            text.comment = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, text);
        else
            xml.skipCurrentElement();
    }
    return text;
}

} // namespace

QString TsText::key() const
{
    const QString told = comment.isEmpty() ? QString() : u" (%1)"_s.arg(comment);
    return context + u": "_s + source + told;
}

bool TsText::isFinished() const
{
    return !isMarkedUnfinished && !translations.isEmpty()
           && std::none_of(translations.begin(), translations.end(), [](const QString &each) {
                  return each.isEmpty();
              });
}

QList<TsText> readTs(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<TsText> texts;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            texts.append(readMessage(xml, context));
    }
    return xml.hasError() ? QList<TsText>() : texts;
}

} // namespace keyferry::test
