// SPDX-FileCopyrightText: The Weir authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/system_looks.h"
#include "ui/theme/theme.h"
#include "ui/theme/theme_style.h"
#include "ui/widgets/range_brush.h"

#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QSignalSpy>
#include <QStyle>
#include <QStyleFactory>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>
#include <memory>
#include <utility>
#include <vector>

using namespace weir::ui;

namespace {

using Rgb = std::array<double, 3>;

double linear(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

Rgb linearRgb(const QColor& color)
{
    return {linear(color.redF()), linear(color.greenF()), linear(color.blueF())};
}

/// WCAG 2.1, contrast ratio.
double contrast(const QColor& a, const QColor& b)
{
    const auto luminance = [](const QColor& c) {
        const Rgb v = linearRgb(c);
        return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
    };
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

/// OKLab of a linear colour (Ottosson 2020).
Rgb okLab(const Rgb& c)
{
    const double l = std::cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
    const double m = std::cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
    const double s = std::cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s, 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

/// Colour vision at full severity, on linear colours (Machado, Oliveira, Fernandes 2009).
using Matrix = std::array<double, 9>;
constexpr Matrix normal {1, 0, 0, 0, 1, 0, 0, 0, 1};
constexpr Matrix protan {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998};
constexpr Matrix deutan {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881};
constexpr Matrix tritan {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900};

Rgb seen(const QColor& color, const Matrix& sight)
{
    const Rgb c = linearRgb(color);
    Rgb out {};
    for (std::size_t row = 0; row < 3; ++row) {
        const double v = sight[row * 3] * c[0] + sight[row * 3 + 1] * c[1] + sight[row * 3 + 2] * c[2];
        out[row] = std::clamp(v, 0.0, 1.0);
    }
    return out;
}

double distance(const QColor& a, const QColor& b, const Matrix& sight)
{
    const Rgb x = okLab(seen(a, sight));
    const Rgb y = okLab(seen(b, sight));
    return 100 * std::hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}

struct Pair {
    Token front;
    Token back;
    double least;
};

/// Which token stands on which: text 4.5, marks, borders and focus 3.
std::vector<Pair> pairs()
{
    constexpr double text = 4.5;
    constexpr double mark = 3;
    std::vector<Pair> all;
    const std::array grounds {Token::BgWindow, Token::BgRail, Token::BgSurface, Token::BgSunken, Token::BgHover, Token::BgSelected};
    for (const Token front : {Token::TextPrimary, Token::TextSecondary, Token::TextTertiary})
        for (const Token back : grounds)
            all.push_back({front, back, text});
    for (const Token back : {Token::BgWindow, Token::BgSurface, Token::BgRail, Token::BgSelected})
        all.push_back({Token::TextLink, back, text});
    for (const Token back : {Token::AccentBase, Token::AccentHover, Token::AccentPressed})
        all.push_back({Token::TextOnAccent, back, text});
    all.push_back({Token::TextOnTooltip, Token::BgTooltip, text});
    all.push_back({Token::WaitOnStrong, Token::WaitStrong, text});
    struct Meaning {
        Token mark, soft, text;
    };
    const std::array meanings {Meaning {Token::WorkMark, Token::WorkSoft, Token::WorkText},
        Meaning {Token::WaitMark, Token::WaitSoft, Token::WaitText}, Meaning {Token::BlockedMark, Token::BlockedSoft, Token::BlockedText},
        Meaning {Token::ReworkMark, Token::ReworkSoft, Token::ReworkText}, Meaning {Token::GoodMark, Token::GoodSoft, Token::GoodText},
        Meaning {Token::AttentionMark, Token::AttentionSoft, Token::AttentionText},
        Meaning {Token::CriticalMark, Token::CriticalSoft, Token::CriticalText},
        Meaning {Token::UnknownMark, Token::UnknownSoft, Token::UnknownText}};
    for (const Meaning& meaning : meanings) {
        for (const Token back : {Token::BgWindow, Token::BgSurface, Token::BgHover, Token::BgSelected, meaning.soft})
            all.push_back({meaning.text, back, text});
        for (const Token back : {Token::BgWindow, Token::BgSurface})
            all.push_back({meaning.mark, back, mark});
    }
    for (const Token front : {Token::AccentFocus, Token::LineStrong, Token::LineAxis})
        for (const Token back : {Token::BgWindow, Token::BgSurface})
            all.push_back({front, back, mark});
    return all;
}

} // namespace

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { Theme::loadFonts(); }

    void everyWordAndMarkHasContrast_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }
    void everyWordAndMarkHasContrast()
    {
        QFETCH(bool, dark);
        const std::vector<Pair> all = pairs();
        QCOMPARE(all.size(), 89U);
        for (const Pair& pair : all) {
            const double ratio = contrast(Theme::color(pair.front, dark), Theme::color(pair.back, dark));
            QVERIFY2(
                ratio >= pair.least, qPrintable(QStringLiteral("token %1 on %2: %3").arg(int(pair.front)).arg(int(pair.back)).arg(ratio)));
        }
    }

    void aDisabledIconIsToldFromTheGround_data() { everyWordAndMarkHasContrast_data(); }
    void aDisabledIconIsToldFromTheGround()
    {
        QFETCH(bool, dark);
        Theme theme;
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        const QImage drawn = icon(QStringLiteral("x"), theme).pixmap(QSize(64, 64), QIcon::Disabled).toImage();
        double most = 0; // of what is fully covered by a stroke
        for (int y = 0; y < drawn.height(); ++y)
            for (int x = 0; x < drawn.width(); ++x)
                if (drawn.pixelColor(x, y).alpha() == 255)
                    most = std::max(most, contrast(drawn.pixelColor(x, y), theme.color(Token::BgWindow)));
        QVERIFY2(most >= 3, qPrintable(QString::number(most)));
        QVERIFY(most < contrast(theme.color(Token::TextSecondary), theme.color(Token::BgWindow)) / 1.5); // and still looks disabled
    }

    void weeksOutsideTheWindowAreToldFromTheGround_data() { everyWordAndMarkHasContrast_data(); }
    void weeksOutsideTheWindowAreToldFromTheGround()
    {
        QFETCH(bool, dark);
        Theme theme;
        theme.setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        RangeBrush brush(theme);
        brush.setValues(std::vector<double>(10, 3));
        brush.setRange(6, 8);
        brush.resize(brush.sizeHint());
        QImage drawn(brush.size(), QImage::Format_ARGB32_Premultiplied);
        drawn.fill(theme.color(Token::BgWindow));
        brush.render(&drawn, {}, {}, QWidget::DrawChildren);
        const QColor bar = drawn.pixelColor(qRound(brush.positionOf(2.5)), brush.height() / 2);
        QVERIFY(contrast(bar, theme.color(Token::BgWindow)) >= 3);
        QVERIFY(bar != drawn.pixelColor(qRound(brush.positionOf(6.5)), brush.height() / 2)); // and from the chosen ones
    }

    void linesAndSoftFillsAreSeenWhereContrastIsAskedFor_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("light") << int(ThemeMode::Light);
        QTest::newRow("dark") << int(ThemeMode::Dark);
    }
    void linesAndSoftFillsAreSeenWhereContrastIsAskedFor()
    {
        QFETCH(int, mode);
        Theme theme;
        theme.setMode(static_cast<ThemeMode>(mode));
        QVERIFY(!theme.softOutline(Token::AttentionText).isValid());
        QVERIFY(contrast(theme.color(Token::LineHair), theme.color(Token::BgWindow)) < 3); // usually it only whispers
        theme.setContrast(Wish::Yes);
        for (const Token line : {Token::LineHair, Token::LineLine, Token::LineGrid})
            for (const Token back : {Token::BgWindow, Token::BgSurface})
                QVERIFY(contrast(theme.color(line), theme.color(back)) >= 3);
        const std::array fills {std::pair {Token::GoodText, Token::GoodSoft}, std::pair {Token::AttentionText, Token::AttentionSoft},
            std::pair {Token::CriticalText, Token::CriticalSoft}, std::pair {Token::BlockedText, Token::BlockedSoft},
            std::pair {Token::ReworkText, Token::ReworkSoft}, std::pair {Token::UnknownText, Token::UnknownSoft},
            std::pair {Token::AttentionMark, Token::BgRail}};
        for (const auto& [outline, fill] : fills)
            QVERIFY(contrast(theme.softOutline(outline), theme.color(fill)) >= 3);
        QVERIFY(Theme::color(Token::LineHair, theme.dark()) != theme.color(Token::LineHair)); // exports keep theirs
    }

    void theDesktopsWishesAreHeard()
    {
        QTemporaryDir folder;
        const auto write = [&folder](const QString& name, const QByteArray& text) {
            QDir(folder.path()).mkpath(QFileInfo(folder.filePath(name)).path());
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        QVERIFY(!asksForStillness(folder.path()) && !asksForContrast(folder.path()));
        write(QStringLiteral("kdeglobals"), "[KDE]\nAnimationDurationFactor=0.5\n");
        QVERIFY(!asksForStillness(folder.path()));
        write(QStringLiteral("kdeglobals"), "[KDE]\nAnimationDurationFactor=0\n");
        QVERIFY(asksForStillness(folder.path()));
        QFile::remove(folder.filePath(QStringLiteral("kdeglobals")));
        write(QStringLiteral("gtk-3.0/settings.ini"), "[Settings]\ngtk-enable-animations=0\ngtk-theme-name=HighContrastInverse\n");
        QVERIFY(asksForStillness(folder.path()) && asksForContrast(folder.path()));
        QPalette black(Qt::white, Qt::black, Qt::white, Qt::black, Qt::gray, Qt::white, Qt::white, Qt::black, Qt::black);
        QVERIFY(asksForContrast(black));
        const std::unique_ptr<QStyle> fusion(QStyleFactory::create(QStringLiteral("Fusion")));
        QVERIFY(!asksForContrast(fusion->standardPalette()));
    }

    void nothingMovesWhereStillnessIsAskedFor()
    {
        Theme theme;
        theme.setReducedMotion(Wish::No);
        QCOMPARE(theme.duration(200), 200);
        theme.setReducedMotion(Wish::Yes);
        QCOMPARE(theme.duration(200), 0);
        theme.setReducedMotion(Wish::System);
        QCOMPARE(theme.duration(200), 0); // no screen: nobody watches
    }

    void workAndWaitDifferForEverySight_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("sight");
        const std::array names {"normal", "protan", "deutan", "tritan"};
        for (int sight = 0; sight < 4; ++sight) {
            QTest::addRow("light %s", names[std::size_t(sight)]) << false << sight;
            QTest::addRow("dark %s", names[std::size_t(sight)]) << true << sight;
        }
    }
    void workAndWaitDifferForEverySight()
    {
        QFETCH(bool, dark);
        QFETCH(int, sight);
        constexpr std::array sights {normal, protan, deutan, tritan};
        const Matrix& matrix = sights[std::size_t(sight)];
        QVERIFY(distance(Theme::color(Token::WorkMark, dark), Theme::color(Token::WaitMark, dark), matrix) >= 19);
        for (std::size_t a = 0; a < 8; ++a)
            for (std::size_t b = a + 1; b < 8; ++b)
                QVERIFY2(distance(Theme::categorical(a, dark), Theme::categorical(b, dark), matrix) >= 8,
                    qPrintable(QStringLiteral("categories %1 and %2").arg(a + 1).arg(b + 1)));
    }

    void readsEveryTokenFromTheFile()
    {
        QCOMPARE(Theme::color(Token::BgWindow, false), QColor(0xF7, 0xF6, 0xF3));
        QCOMPARE(Theme::color(Token::WaitOnStrong, true), QColor(0x1B, 0x20, 0x24));
        QCOMPARE(Theme::color(Token::ChartInterval, false), QColor(0x3F, 0x63, 0x87, 0x59));
        QCOMPARE(Theme::color(Token::ChartForecast, true), QColor(0x5C, 0xBF, 0xD0));
        QCOMPARE(Theme::sequential(8, false), QColor(0x0A, 0x43, 0x51));
        QCOMPARE(Theme::diverging(3, true), QColor(0x2B, 0x33, 0x39));
    }

    void usesTheFontsItBrings_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("family");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("weight");
        QTest::newRow("answer") << int(Type::Answer) << "Inter Display" << 24 << 600;
        QTest::newRow("figure") << int(Type::Figure) << "Weir Figures Display" << 30 << 600;
        QTest::newRow("body") << int(Type::Body) << "Inter" << 13 << 400;
        QTest::newRow("label") << int(Type::Label) << "Inter" << 12 << 500;
        QTest::newRow("map value") << int(Type::MapValue) << "Weir Figures" << 13 << 600;
        QTest::newRow("axis") << int(Type::Axis) << "Weir Figures" << 11 << 400;
    }
    void usesTheFontsItBrings()
    {
        QFETCH(int, type);
        QFETCH(QString, family);
        QFETCH(int, size);
        QFETCH(int, weight);
        const Theme theme;
        const QFont font = theme.font(static_cast<Type>(type));
        QCOMPARE(QFontInfo(font).family(), family);
        QCOMPARE(font.pixelSize(), size);
        QCOMPARE(QFontInfo(font).weight(), weight);
    }

    void figuresAreOfOneWidth()
    {
        const Theme theme;
        for (const QFont& font :
            {theme.font(Type::Figure), theme.font(Type::MapValue), theme.font(Type::Axis), theme.tabular(Type::Body)}) {
            const QFontMetricsF metrics(font);
            const double zero = metrics.horizontalAdvance(QLatin1Char('0'));
            for (char digit = '1'; digit <= '9'; ++digit)
                QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)), zero);
        }
    }

    void sizesFollowTheUsersFactor()
    {
        Theme theme;
        theme.setFontFactor(1.3);
        QCOMPARE(theme.font(Type::Body).pixelSize(), 17);
        QCOMPARE(theme.lineHeight(Type::Body), 26);
    }

    void switchingTheThemeTellsAndRepaints()
    {
        Theme theme;
        theme.setMode(ThemeMode::Light);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setMode(ThemeMode::Dark);
        QCOMPARE(changed.count(), 1);
        QVERIFY(theme.dark());
        QCOMPARE(QGuiApplication::palette().color(QPalette::Window), Theme::color(Token::BgWindow, true));
        theme.setMode(ThemeMode::Light);
        QCOMPARE(QGuiApplication::palette().color(QPalette::Window), Theme::color(Token::BgWindow, false));
    }

    void iconsTakeTheColourOfTheTokenAndOfTheTheme()
    {
        Theme theme;
        theme.setMode(ThemeMode::Light);
        const QIcon search = icon(QStringLiteral("search"), theme, Token::TextPrimary);
        const auto strongest = [](const QImage& image) {
            QColor best(0, 0, 0, 0);
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).alpha() > best.alpha())
                        best = image.pixelColor(x, y);
            best.setAlpha(255);
            return best;
        };
        QCOMPARE(strongest(search.pixmap(QSize(32, 32)).toImage()), theme.color(Token::TextPrimary));
        theme.setMode(ThemeMode::Dark);
        QCOMPARE(strongest(search.pixmap(QSize(32, 32)).toImage()), theme.color(Token::TextPrimary));
        const QPixmap sharp = search.pixmap(QSize(16, 16), 2.0);
        QCOMPARE(sharp.size(), QSize(32, 32));
        QCOMPARE(sharp.devicePixelRatio(), 2.0);
    }

    void everyIconDrawsSomething()
    {
        const QStringList files = QDir(QStringLiteral(":/weir/icons")).entryList();
        QVERIFY(files.size() > 30);
        for (const QString& file : files) {
            const QImage image = iconPixmap(file.chopped(4), Qt::black, 24, 1).toImage();
            QVERIFY2(image != QImage(image.size(), image.format()), qPrintable(file));
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    inked += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
            QVERIFY2(inked > 10, qPrintable(file));
        }
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
