using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>What a seller gets to pass on: the words for the customer with the link, and the same link as a QR code.</summary>
/// <param name="Company">In whose name is asked.</param>
/// <param name="LastDay">The last whole day on which the link can be answered.</param>
/// <param name="Png">The link as a QR code.</param>
public sealed record ForwardCard(string Company, string CustomerName, string Link, DateOnly LastDay, byte[] Png)
{
    public Card Ask(Language language, DateOnly today) => Of(
        language, today, language.Pick($"请把满意度调查转给{CustomerName}", $"Please forward the survey to {CustomerName}"));

    public Card Remind(Language language, DateOnly today) => Of(
        language, today, language.Pick($"{CustomerName}还没有打分,请再提醒一次", $"{CustomerName} has not answered yet; please ask once more"));

    /// <summary>In place of an e-mail that did not arrive.</summary>
    public Card Refused(Language language, DateOnly today) => Of(
        language, today, language.Pick($"给{CustomerName}的调查邮件没送到,请您转给客户", $"The survey could not be e-mailed to {CustomerName}; please forward it"));

    Card Of(Language language, DateOnly today, string title) => new(
        language, title,
        new Line(language.Pick("复制下面的话发给客户,或让客户扫码:", "Copy the words below for the customer, or let them scan the code:")),
        new Line(language.Pick(
            $"您好!感谢您与{Company}合作,请点开链接打个分,10 秒就好:{Link}",
            $"Thank you for working with {Company}. Please open the link and give a score, it takes ten seconds: {Link}"), Strong: true),
        new Picture(Convert.ToBase64String(Png), language.Pick("打分链接的二维码", "QR code of the link")),
        new Line(language.Pick(
            $"有效到{LastDay.Say(language, today)}(含),只能答一次。请让客户自己答:多家客户用同一台设备作答会被标出。",
            $"Valid through {LastDay.Say(language, today)}, for one answer. Let the customer answer: many customers on one device are flagged."), Tone.Subtle));
}
