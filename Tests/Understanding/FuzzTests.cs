using System.Diagnostics;
using System.Globalization;
using System.Text;
using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;

namespace Dengta.Tests.Understanding;

/// <summary>Messages mutated in every way that comes to mind. <c>DENGTA_FUZZ=1000000</c> runs that many and times each.</summary>
public sealed class FuzzTests
{
    const int Few = 20_000;

    const int SlowestMilliseconds = 50;

    const int LongestText = 2000;

    static readonly DateOnly Monday = new(2026, 11, 23);

    static readonly string[] Texts = [.. new[] { Cases.Everyday, Cases.EverydayRest, Cases.EverydayMore, Cases.EverydayAgain, Cases.ChineseLogs, Cases.ChineseTrades, Cases.EnglishLogs, Cases.EnglishTrades, Cases.BothLanguages, Cases.NotLogged,
        Cases.Questions, Cases.Requests, EntityCases.Days, EntityCases.Periods, EntityCases.NumbersAndMoney }.SelectMany(Cases.Rows).Select(row => row.Data.Item1)];

    static readonly string[] Bits = ["万", "亿", "零", "半", "个", "的", "了", "到", "-", "~", "/", ".", ",", "，", "。", "?", "年", "月", "日", "号", "周", "上", "下", "第", "$", "¥",
        "k", "m", "%", "(", "）", "\n", "\t", "\0", "\u200b", "\u202e", "\ud83d", "\udc4d", "🎉", "İ", "ß", "ﬁ", "𠮷", "٣", "９", "<b>", "</at>", "<at>", "@", "&nbsp;", "\"", "'s", " to ",
        " and ", "between ", "last ", "half a ", "of ", "不是", "改成", "目标", "把", "听", "说", "转:", "re:", "2026-", "99999999999999999999", "1e9", "²", "½"];

    [Fact]
    public void No_mutated_message_is_too_much()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("DENGTA_FUZZ"), CultureInfo.InvariantCulture, out var many) ? many : Few;
        var random = new Random(count);
        for (var i = 0; i < count; i++)
        {
            var text = Mutated(random);
            var today = random.Next(20) == 0 ? DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber)) : Monday;
            var start = Stopwatch.GetTimestamp();
            Survive(text, today);
            var took = Stopwatch.GetElapsedTime(start);
            // Only the long run times, once the code is compiled: among other tests a pause says nothing.
            if (i > Few && took.TotalMilliseconds > SlowestMilliseconds) Assert.True(IsFast(text, today), $"slow: {text}");
        }
    }

    [Theory]
    [InlineData("拜访了华星，")]
    [InlineData("他把尾款结了，")]
    [InlineData("一二三四五")]
    [InlineData("万亿千百")]
    [InlineData("the 1st of ")]
    [InlineData("between 1 and ")]
    [InlineData("上个月的")]
    [InlineData("1 000 ")]
    [InlineData("visited Acme and ")]
    [InlineData("<b><at>")]
    [InlineData("不是")]
    [InlineData("听说")]
    public void What_a_message_costs_grows_no_faster_than_its_length(string piece)
    {
        var (shorter, longer) = (Repeated(piece, LongestText / 4), Repeated(piece, LongestText));
        Survive(longer, Monday);
        Assert.True(Allocated(longer) <= 6 * Allocated(shorter) + 16_384, $"{Allocated(shorter)} bytes became {Allocated(longer)}");
    }

    static string Repeated(string piece, int length) => new StringBuilder().Insert(0, piece, length / piece.Length).ToString();

    static long Allocated(string text)
    {
        Reader.Read(text, Monday);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reader.Read(text, Monday);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    // Tried again and by the processor's time: a pause of the machine is no fault of the message.
    static bool IsFast(string text, DateOnly today)
    {
        var before = Environment.CpuUsage.TotalTime;
        Survive(text, today);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds <= SlowestMilliseconds;
    }

    static void Survive(string text, DateOnly today)
    {
        try
        {
            Reader.Read(text, today);
            foreach (var entity in EntityFinder.Find(text, today))
                if (entity.Days is { } days && days.To < days.From)
                    throw new InvalidOperationException("a period ends before it begins");
            AmountReader.Read(text);
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{today:O} {System.Text.Json.JsonSerializer.Serialize(text)}", e);
        }
    }

    static string Mutated(Random random)
    {
        var text = new StringBuilder(Texts[random.Next(Texts.Length)]);
        for (var n = random.Next(1, 6); n > 0; n--) Mutate(text, random);
        return text.Length > LongestText ? text.ToString(0, LongestText) : text.ToString();
    }

    static void Mutate(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(7))
        {
            case 0 when at < text.Length:
                text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
                break;
            case 1:
                text.Insert(at, Bits[random.Next(Bits.Length)]);
                break;
            case 2:
                text.Insert(at, Texts[random.Next(Texts.Length)]);
                break;
            case 3:
                text.Insert(at, Bits[random.Next(Bits.Length)], random.Next(1, 200));
                break;
            case 4 when at < text.Length:
                text[at] = (char)random.Next(char.MaxValue);
                break;
            case 5:
                text.Insert(at, random.NextInt64().ToString(CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(random.Next(2) == 0 ? ' ' : '，').Append(text.ToString(0, at));
                break;
        }
    }
}
