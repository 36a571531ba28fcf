using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.People;

/// <summary>The code as the operator gets it: shown once, since it is kept nowhere.</summary>
public static class InvitationCard
{
    /// <param name="until">When it ends, in the company's zone.</param>
    public static Card Of(Member person, string code, DateTimeOffset until, Language language)
    {
        // The title is what a phone shows while it is locked: the code does not stand in it.
        var title = language.Pick($"{person.Name}的邀请码", $"Invite code for {person.NameEn}");
        var end = until.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        var another = new CardButton(language.Pick("换一个", "Make another"), "invite", ("member", person.Id.Value.ToString(CultureInfo.InvariantCulture)));
        return new Card(language, title,
            new Heading(code),
            new Line(language.Pick(
                $"请当面或私下转给{person.Name}本人,让他私聊发给我。{end} 之前有效,只能用一次;以前没用的码作废了。",
                $"Please pass it on to {person.NameEn} alone, who sends it to me one-to-one. Valid until {end}, once; an earlier code that was not used is void.")))
            .With(another) with
        {
            Kept = new Card(language, title, new Line(language.Pick(
                "邀请码只显示一次,没看到就换一个。", "An invite code is shown only once; if you have not seen it, make another."), Tone.Subtle)).With(another),
        };
    }
}
