using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using FsCheck;
using FsCheck.Fluent;

namespace Dengta.Tests.Understanding;

public sealed class AnyTextTests
{
    static readonly DateOnly Monday = new(2026, 11, 23);

    static readonly string[] Pieces =
    [
        "拜访", "了", "华星", "张总", "签", "30万", "，", " ", "昨天", "3号", "Acme", "visited", "$", "1.5m", "/", "亿", "百", "的", "和", "不是", "改成",
            "目标",
            "上", "个", "月", "底", "半", "第", "Q", "5",
        "last", "Friday", "to", "'s", ".", "\n", "<b>", "@", "12/31", "二〇二六年", "点", "零", "K", "%", "给", "打", "分", "each", "各", "for",
            "and",
    ];

    [Fact]
    public void Reading_never_throws_on_any_string() => Check.QuickThrowOnFailure(Prop.ForAll((string? text) => Survives(text ?? "")));

    [Fact]
    public void Reading_never_throws_on_any_mix_of_what_people_type()
    {
        var mixes = Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces));
        Prop.ForAll(mixes.ToArbitrary(), Survives).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(9999, 12, 31)]
    [InlineData(2028, 2, 29)]
    public void Days_at_the_edges_of_the_calendar_do_no_harm(int year, int month, int day)
    {
        foreach (var piece in Pieces) Reader.Read($"{piece} 上上个月15号 三天前 9999天后 next year last quarter 月底 拜访华星", new(year, month, day));
    }

    [Fact]
    public void Control_characters_do_not_matter()
    {
        const string Text = "昨天拜访了华星张总，签了30万，visited Acme with John";
        var plain = Said.Of(Reader.Read(Text, Monday), Monday);
        var places = Gen.Choose(0, Text.Length).Zip(Gen.Elements('\u200b', '\u200d', '\u202e', '\u0007', '\ufeff', '\u00ad', '\0',
            '\u2066'));
        Prop.ForAll(places.ToArbitrary(), p => Said.Of(Reader.Read(Text.Insert(p.Item1, p.Item2.ToString()), Monday),
            Monday) == plain).QuickCheckThrowOnFailure();
    }

    static bool Survives(string text)
    {
        Reader.Read(text, Monday);
        return EntityFinder.Find(text, Monday).Count() >= 0;
    }
}
