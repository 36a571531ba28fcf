using System.Globalization;
using Dengta.BotApp.Understanding.Entities;

namespace Dengta.Tests.Understanding;

public sealed class EntityTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    public static TheoryData<string, string> NumbersAndMoney => Cases.Rows(EntityCases.NumbersAndMoney);

    public static TheoryData<string, string> PartsAndCoins => Cases.Rows(EntityCases.PartsAndCoins);

    public static TheoryData<string, string> Pieces => Cases.Rows(EntityCases.Pieces);

    public static TheoryData<string, string> Days => Cases.Rows(EntityCases.Days);

    public static TheoryData<string, string> Periods => Cases.Rows(EntityCases.Periods);

    [Theory, MemberData(nameof(NumbersAndMoney))]
    public void Numbers_and_money_are_read(string text, string entities) => Check(text, entities);

    [Theory, MemberData(nameof(Days))]
    public void Days_are_read(string text, string entities) => Check(text, entities);

    [Theory, MemberData(nameof(Periods))]
    public void Periods_are_read(string text, string entities) => Check(text, entities);

    [Theory, MemberData(nameof(PartsAndCoins))]
    public void Parts_of_numbers_and_coins_are_read(string text, string entities) => Check(text, entities);

    [Theory, MemberData(nameof(Pieces))]
    public void Pieces_of_periods_are_read(string text, string entities) => Check(text, entities);

    static void Check(string text, string entities)
    {
        var found = EntityFinder.Find(text, Monday).ToArray();
        var said = found.Length == 0 ? "none" : string.Join("; ", found.Select(Say));
        if (!entities.Split('|').Contains(said)) Assert.Equal(entities, said);
    }

    static string Say(Entity entity) => entity switch
    {
        { Kind: EntityKind.Number } => $"number {Plain(entity.Number)}",
        { Kind: EntityKind.Money } => $"money {Plain(entity.Number)} {entity.Currency}",
        { Kind: EntityKind.Date } => $"date {entity.Days!.Value.From:O}",
        _ => $"period {entity.Days!.Value.From:O}..{entity.Days!.Value.To:O}",
    };

    static string Plain(decimal? number) => number!.Value.ToString("0.######", CultureInfo.InvariantCulture);
}
