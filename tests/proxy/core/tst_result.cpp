#include "proxy/core/reply.h"
#include "proxy/core/result.h"

#include <QTest>

#include <memory>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_Result : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsValueOrError();
    void tellsFalseValuesFromErrors();
    void movesItsValueOut();
    void repliesWhileContextLives();
};

void tst_Result::holdsValueOrError()
{
    const Result<QString> value = u"v"_s;
    QVERIFY(bool(value));
    QCOMPARE(*value, u"v"_s);
    QCOMPARE(value->size(), 1);

    const Result<QString> error =
        Error{.kind = ErrorKind::Duplicate, .detail = u"d"_s, .field = u"name"_s};
    QVERIFY(!error);
    QCOMPARE(error.error(), (Error{ErrorKind::Duplicate, u"d"_s, u"name"_s}));

    QVERIFY(bool(ok()));
    QVERIFY(!Outcome(Error{}));
}

void tst_Result::tellsFalseValuesFromErrors()
{
    const Result<bool> no = false;
    QVERIFY(bool(no));
    QCOMPARE(*no, false);

    Result<int> number = 0;
    QVERIFY(bool(number));
    *number = 5;
    QCOMPARE(number.value(), 5);
}

void tst_Result::movesItsValueOut()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = *std::move(result);
    QCOMPARE(*taken, 7);
}

void tst_Result::repliesWhileContextLives()
{
    int calls = 0;
    auto context = std::make_unique<QObject>();
    const Reply<int> reply(
        context.get(), [&calls](const Result<int> &result) { calls += result ? *result : 100; });
    reply(3);
    QCOMPARE(calls, 3);
    reply(Error{});
    QCOMPARE(calls, 103);

    context.reset();
    reply(3);
    QCOMPARE(calls, 103);
    Reply<int>()(3); // nobody waits
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Result)
#include "tst_result.moc"
