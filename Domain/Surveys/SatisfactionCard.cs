using System.Collections.Immutable;
using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>How satisfied customers are, always with how many answered and of how many deals.</summary>
public static class SatisfactionCard
{
    const int MostRows = 30;

    /// <param name="team">The mean of the seller's unit; null where nobody answered.</param>
    public static Card OfSeller(SellerAnswers seller, decimal? team, string name, Period period, Language language, DateOnly today)
    {
        var title = language.Pick($"{name} {period.Say(language, today)}客户满意度", $"Customer satisfaction of {name}, {period.Say(language, today)}");
        if (team is not { } mean || Satisfaction.Of(seller, mean) is not { } score) return Nothing(seller, title, language);
        return new(
            language, title + language.Pick($":{Number(score)} 分", $": {Number(score)} points"),
            [
                Counts(seller, language),
                .. seller.Answers >= Satisfaction.FewestAlone ? Array.Empty<CardPart>() :
                [
                    new Line(language.Pick(
                        $"不足 {Satisfaction.FewestAlone} 份,已向团队均值 {Number(mean)} 收缩:(5 × {Number(mean)} + {Number(seller.Total * Satisfaction.PerRating)}) / (5 + {seller.Answers}) = {Number(score)}。",
                        $"Fewer than {Satisfaction.FewestAlone} answers are shrunk to the team's mean of {Number(mean)}: (5 × {Number(mean)} + {Number(seller.Total * Satisfaction.PerRating)}) / (5 + {seller.Answers}) = {Number(score)}."),
                        Tone.Subtle),
                ],
            ]);
    }

    /// <param name="showsPeople">The reader may see who has which score.</param>
    /// <param name="oneDevice">Sellers of whom many customers answered from one device; only for who may see people.</param>
    public static Card OfTeam(
        IReadOnlyList<SellerAnswers> sellers, IReadOnlyList<(MemberId Seller, int Customers)> oneDevice, string name, bool showsPeople, Period period,
        Language language, DateOnly today)
    {
        var all = SellerAnswers.Sum(sellers);
        var title = language.Pick($"{name} {period.Say(language, today)}客户满意度", $"Customer satisfaction of {name}, {period.Say(language, today)}");
        if (all.Mean is not { } score) return Nothing(all, title, language);
        return new(
            language, title + language.Pick($":{Number(score)} 分", $": {Number(score)} points"),
            [
                Counts(all, language),
                .. showsPeople ? People(sellers, language) : [],
                .. oneDevice.Select(d => new Line(Flag(sellers.First(s => s.Id == d.Seller), d.Customers, language), Tone.Warning)),
            ]);
    }

    static CardPart[] People(IReadOnlyList<SellerAnswers> sellers, Language language)
    {
        var means = sellers.GroupBy(s => s.Unit).ToDictionary(u => u.Key, u => SellerAnswers.Sum(u).Mean);
        var answered = sellers.Where(s => s.Answers > 0).Select(s => (Seller: s, Score: Satisfaction.Of(s, means[s.Unit]!.Value)!.Value)).OrderBy(s => s.Score).ToArray();
        var rows = answered.Take(MostRows).Select(s => (ImmutableArray<string>)[
            language.Pick(s.Seller.Name, s.Seller.NameEn), Number(s.Score) + (s.Seller.Answers < Satisfaction.FewestAlone ? "*" : ""), Number(s.Seller.Answers)]);
        return
        [
            new Grid([language.Pick("销售", "Seller"), language.Pick("得分", "Score"), language.Pick("份数", "Answers")], [.. rows]),
            .. answered.Any(s => s.Seller.Answers < Satisfaction.FewestAlone)
                ? [new Line(language.Pick($"* 不足 {Satisfaction.FewestAlone} 份,已向所在团队均值收缩。", $"* Fewer than {Satisfaction.FewestAlone} answers, shrunk to the team's mean."), Tone.Subtle)]
                : Array.Empty<CardPart>(),
        ];
    }

    static Facts Counts(SellerAnswers a, Language language) => new(
    [
        new Fact(language.Pick("收到评分", "Answers"), language.Pick($"{a.Answers} 份,平均 {Mean(a)} / {SurveyAnswer.Highest}", $"{a.Answers}, mean {Mean(a)} of {SurveyAnswer.Highest}")),
        new Fact(language.Pick("4–5 分", "4 and 5"), Percent(a.Happy, a.Answers)),
        Sample(a, language),
    ]);

    // Answers may be to deals of the month before: what the sample is of are the deals of the period.
    static Fact Sample(SellerAnswers a, Language language) => new(
        language.Pick("样本", "Sample"),
        language.Pick($"{a.Deals} 单中问了 {a.Asked} 单,答了 {a.Answered} 单", $"of {a.Deals} deals {a.Asked} asked about, {a.Answered} answered")
            + (a.Deals == 0 ? "" : language.Pick($"({Percent(a.Answered, a.Deals)})", $" ({Percent(a.Answered, a.Deals)})"))
            + (a.Refused == 0 ? "" : language.Pick($";{a.Refused} 单的邮件没送到,已请销售转交", $"; the e-mail of {a.Refused} was refused and left to the seller to pass on")));

    static Card Nothing(SellerAnswers a, string title, Language language) => new(
        language, language.Pick($"{title}:还没有客户评分", $"{title}: no answer yet"), new Facts([Sample(a, language)]));

    static string Flag(SellerAnswers seller, int customers, Language language) => language.Pick(
        $"{seller.Name}:有 {customers} 家客户像是用同一台设备作答,请核实。", $"{seller.NameEn}: {customers} customers seem to have answered on one device; please check.");

    static string Mean(SellerAnswers a) => Number((decimal)a.Total / a.Answers);

    static string Number(decimal value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    static string Percent(int part, int whole) => whole == 0 ? "–" : (100m * part / whole).ToString("0", CultureInfo.InvariantCulture) + "%";
}
