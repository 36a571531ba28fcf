using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>What a customer is sent by e-mail, in both languages, since nobody knows for sure which is theirs: the likelier first.</summary>
/// <param name="LastDay">The last whole day on which the link can be answered.</param>
public sealed record MailCard(string Company, string Link, DateOnly LastDay)
{
    /// <summary>Chinese for a customer who is called in Chinese characters (CJK Unified Ideographs), English for any other.</summary>
    public static Language LikelyOf(string customer) => customer.Any(c => c is >= '\u4e00' and <= '\u9fff') ? Language.Chinese : Language.English;

    public Card Ask(Language first) => Of(first, first.Pick($"{Company}:您对这次合作满意吗?", $"{Company}: how satisfied are you?"));

    public Card Remind(Language first) => Of(first, first.Pick($"{Company}:还想听听您的评价", $"{Company}: we would still like to hear from you"));

    Card Of(Language first, string subject) => new(
        first, subject,
        new Line(In(first)),
        new Link(first.Pick("打个分 · Give a score", "Give a score · 打个分"), Link),
        new Line(In(first == Language.Chinese ? Language.English : Language.Chinese)),
        new Line(first.Pick("这封信是自动发出的,请不要回复。· This message was sent automatically.", "This message was sent automatically. · 这封信是自动发出的,请不要回复。"), Tone.Subtle));

    string In(Language language) => language.Pick(
        $"您好!感谢您与{Company}合作。请点开链接打个分,一点就好,10 秒完成;有效到 {LastDay.Iso()}(含),只能答一次。",
        $"Thank you for working with {Company}. Please open the link and tap a score, it takes ten seconds; valid through {LastDay.Iso()}, for one answer.");
}
