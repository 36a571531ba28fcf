using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using FsCheck;
using FsCheck.Fluent;

namespace Dengta.Tests.Understanding;

/// <summary>Whatever way an amount or a day is written, it reads back as itself.</summary>
public sealed class SpellingTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    // Numbers with few digits and many, round ones more often than others.
    static readonly Gen<long> Amounts = Gen.Choose(1, 9999).Zip(Gen.Elements(1L, 1L, 10L, 100L, 1000L, 10_000L, 100_000L, 1_000_000L))
        .Select(p => p.Item1 * p.Item2);

    [Fact]
    public void An_amount_reads_back_in_every_spelling() => Holds(Amounts, value =>
    {
        foreach (var text in Spellings.Of(value)) Assert.True(AmountReader.Read(text) is { Currency: null } read && read.Amount == value, Said(text, AmountReader.Read(text)));
    });

    [Fact]
    public void An_amount_with_a_currency_reads_back_in_every_spelling() =>
        Holds(Amounts.Zip(Gen.Elements("CNY", "USD", "EUR", "HKD")), p =>
        {
            foreach (var text in Spellings.WithCurrency(p.Item1, p.Item2))
                Assert.True(AmountReader.Read(text) == (p.Item1, p.Item2), Said(text, AmountReader.Read(text)));
        });

    [Fact]
    public void An_amount_inside_a_sentence_is_the_amount_of_the_event() => Holds(Amounts.Where(v => v >= 10_000), value =>
    {
        foreach (var text in Spellings.Of(value))
        {
            var events = Reader.Read($"昨天签了海信，金额 {text}", Monday).Events;
            Assert.True(events is [{ Customer: "海信", Count: 1 } deal] && deal.Amount == value, $"{text}: {(events.Count > 0 ? events[0] : null)}");
        }
    });

    [Fact]
    public void A_day_reads_back_in_every_spelling() => Holds(Gen.Choose(0, 1500), back =>
    {
        var day = new DateOnly(2028, 12, 31).AddDays(-back);
        foreach (var text in Spellings.Of(day)) IsDay(text, day);
    });

    [Fact]
    public void A_day_of_the_last_year_reads_back_without_its_year() => Holds(Gen.Choose(0, 364), back =>
    {
        var day = Monday.AddDays(-back);
        foreach (var text in Spellings.OfRecent(day)) IsDay(text, day);
    });

    [Fact]
    public void Days_ago_are_counted_back() => Holds(Gen.Choose(2, 400), days =>
    {
        foreach (var text in Spellings.Ago(days)) IsDay(text, Monday.AddDays(-days));
    });

    [Fact]
    public void Two_days_with_a_dash_are_the_days_between() => Holds(Gen.Choose(0, 700).Zip(Gen.Choose(1, 200)), p =>
    {
        var to = Monday.AddDays(-p.Item1);
        var from = to.AddDays(-p.Item2);
        foreach (var (first, last) in Spellings.Of(from).Zip(Spellings.Of(to)))
            foreach (var dash in (string[])["到", " to ", "至", " - "])
                Assert.True(EntityFinder.Find(first + dash + last, Monday).ToArray() is [{ Kind: EntityKind.Period, Days: { } days }] && days == new DayRange(from, to),
                    first + dash + last);
    });

    static void IsDay(string text, DateOnly day) =>
        Assert.True(EntityFinder.Find(text, Monday).ToArray() is [{ Kind: EntityKind.Date, Days: { } days }] && days.From == day, $"{text} is not read as {day:O}");

    static string Said(string text, (decimal, string?)? read) => $"{text} reads as {read}";

    static void Holds<T>(Gen<T> values, Action<T> holds) =>
        Prop.ForAll(values.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20261123, 2026112301));
}
