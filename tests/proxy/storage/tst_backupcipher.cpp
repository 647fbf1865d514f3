#include "proxy/storage/backupcipher.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace keyferry::storage {

using namespace Qt::StringLiterals;

class tst_BackupCipher final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void refusesWhatIsNotAsSealed_data();
    void refusesWhatIsNotAsSealed();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    [[nodiscard]] QByteArray read(const QString &name) const;

    QTemporaryDir m_folder{};
    QByteArray m_sealed{}; ///< three pieces, the last one short
};

namespace {

const Secret passphrase("correct horse battery");
constexpr int cheap = 10;
constexpr qsizetype piece = 64 * 1024;
constexpr qsizetype sealedPiece = piece + 16;
constexpr qsizetype headSize = 36;

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(i * 31 + i / 251);
    return bytes;
}

} // namespace

void tst_BackupCipher::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray tst_BackupCipher::read(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void tst_BackupCipher::initTestCase()
{
    write(u"clear"_s, pattern(2 * piece + 100));
    QVERIFY(sealFile(path(u"clear"_s), path(u"sealed"_s), passphrase, cheap));
    m_sealed = read(u"sealed"_s);
    QCOMPARE(m_sealed.size(), headSize + 2 * sealedPiece + 100 + 16);
}

void tst_BackupCipher::opensWhatItSealed_data()
{
    QTest::addColumn<qsizetype>("size");
    QTest::newRow("nothing") << qsizetype(0);
    QTest::newRow("one piece") << piece;
    QTest::newRow("three pieces") << 2 * piece + 1;
}

void tst_BackupCipher::opensWhatItSealed()
{
    QFETCH(qsizetype, size);
    const QByteArray clear = pattern(size);
    write(u"in"_s, clear);
    QVERIFY(sealFile(path(u"in"_s), path(u"sealed"_s), passphrase, cheap));
    const QByteArray sealed = read(u"sealed"_s);
    QVERIFY(isSealedFile(sealed.first(sealedFileMark)));
    QVERIFY(!isSealedFile(clear.first(std::min(size, sealedFileMark))));
    if (size > 64)
        QVERIFY(!sealed.contains(clear.first(64)));
    QCOMPARE(QFile::permissions(path(u"sealed"_s))
                 & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteOther),
             QFileDevice::Permissions());
    QVERIFY(openSealedFile(path(u"sealed"_s), path(u"out"_s), passphrase));
    QVERIFY(read(u"out"_s) == clear);
}

void tst_BackupCipher::refusesWhatIsNotAsSealed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<ErrorKind>("kind");
    const auto flipped = [this](qsizetype at) {
        QByteArray bytes = m_sealed;
        bytes[at] = static_cast<char>(bytes.at(at) ^ 1);
        return bytes;
    };
    const QByteArray right = passphrase.reveal();
    const QByteArray first = m_sealed.sliced(headSize, sealedPiece);
    const QByteArray second = m_sealed.sliced(headSize + sealedPiece, sealedPiece);
    const QByteArray head = m_sealed.first(headSize);
    const QByteArray last = m_sealed.sliced(headSize + 2 * sealedPiece);
    QTest::newRow("another passphrase")
        << m_sealed << QByteArray("Correct horse battery") << ErrorKind::SecretsUnreadable;
    QTest::newRow("no passphrase") << m_sealed << QByteArray() << ErrorKind::SecretsUnreadable;
    QTest::newRow("changed in the first piece")
        << flipped(headSize + 5) << right << ErrorKind::SecretsUnreadable;
    QTest::newRow("changed later")
        << flipped(headSize + sealedPiece + 5) << right << ErrorKind::DatabaseDamaged;
    QTest::newRow("changed salt") << flipped(headSize - 1) << right << ErrorKind::SecretsUnreadable;
    QTest::newRow("cut off between pieces")
        << m_sealed.first(headSize + 2 * sealedPiece) << right << ErrorKind::DatabaseDamaged;
    QTest::newRow("a piece left out") << head + first + last << right << ErrorKind::DatabaseDamaged;
    QTest::newRow("pieces in another order")
        << head + second + first + last << right << ErrorKind::SecretsUnreadable;
    QTest::newRow("the head alone") << head << right << ErrorKind::DatabaseDamaged;
    QTest::newRow("cut off in the head") << head.first(20) << right << ErrorKind::DatabaseDamaged;
    QByteArray dear = m_sealed;
    dear[17] = 30;
    QTest::newRow("wants too much memory") << dear << right << ErrorKind::DatabaseTooNew;
    QTest::newRow("another cost") << flipped(17) << right << ErrorKind::SecretsUnreadable;
    QTest::newRow("another format") << flipped(16) << right << ErrorKind::DatabaseTooNew;
}

void tst_BackupCipher::refusesWhatIsNotAsSealed()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, words);
    QFETCH(ErrorKind, kind);
    write(u"odd"_s, file);
    const auto opened = openSealedFile(path(u"odd"_s), path(u"out"_s), Secret(words));
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, kind);
    QCOMPARE(opened.error().field,
             kind == ErrorKind::SecretsUnreadable ? u"passphrase"_s : QString());
}

} // namespace keyferry::storage

QTEST_GUILESS_MAIN(keyferry::storage::tst_BackupCipher)
#include "tst_backupcipher.moc"
