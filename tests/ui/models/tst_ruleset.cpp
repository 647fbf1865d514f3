#include "ui/models/ruleset.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

RuleSet everyPart()
{
    return {.modelRules = {{u"gpt-4"_s, u"gpt-4.1"_s}},
            .modelStrict = true,
            .headerRules = {{.name = "x-team"_ba, .value = Secret("blue"_ba)}},
            .paramOverrides = R"({"temperature": 0.2, "!top_p": null})",
            .failureRules = {{.statuses = u"429"_s, .text = u"quota"_s}}};
}

} // namespace

class tst_RuleSet final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheRulesOfAGroup();
    void changesNothingElseOfADraft();
    void checksEveryPart();
    void counts();
};

void tst_RuleSet::takesTheRulesOfAGroup()
{
    const GroupConfig group{.modelRules = everyPart().modelRules,
                            .modelStrict = true,
                            .paramOverrides = everyPart().paramOverrides,
                            .headerRules = everyPart().headerRules,
                            .failureRules = {failureRuleOf(everyPart().failureRules.front())}};
    QCOMPARE(rulesOf(group), everyPart());
}

void tst_RuleSet::changesNothingElseOfADraft()
{
    const GroupDraft before{.name = u"openai"_s, .testModel = u"gpt-4.1-mini"_s};
    GroupDraft after = withRules(before, everyPart());
    QCOMPARE(after.headerRules, everyPart().headerRules);
    QCOMPARE(after.failureRules, everyPart().failureRules);
    QVERIFY(after.modelStrict);
    after = withRules(after, {});
    QCOMPARE(after, before);
}

void tst_RuleSet::checksEveryPart()
{
    QVERIFY(checkRules(everyPart()).empty());
    RuleSet broken = everyPart();
    broken.modelRules.front().to.clear();
    broken.headerRules.front().name = "content-length"_ba;
    broken.paramOverrides = "[]"_ba;
    broken.failureRules.front().statuses = u"99"_s;
    QStringList fields;
    for (const Error &error : checkRules(broken))
        fields.append(error.field);
    QCOMPARE(fields,
             (QStringList{u"model_rules[0].to"_s,
                          u"header_rules[0].name"_s,
                          u"param_overrides"_s,
                          u"failure_rules[0].statuses"_s}));
}

void tst_RuleSet::counts()
{
    QCOMPARE(ruleCount({}), 0);
    QCOMPARE(ruleCount(everyPart()), 5);
    QCOMPARE(parameterCount("{\"a\":1,"), 0);
}

QTEST_GUILESS_MAIN(tst_RuleSet)
#include "tst_ruleset.moc"
