using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

/// <summary>Somebody of the company whom the sender may be, going by what the directory says.</summary>
/// <param name="ById">Found by the directory's id, not by an e-mail address.</param>
/// <param name="IsBound">The person is known in this channel already, under another id or account.</param>
public sealed record Candidate(MemberId Id, bool ById, bool HasLeft, bool IsBound);

/// <summary>Who a sender is among the people of the company. Their name is never looked at: anybody can take any.</summary>
public abstract record Recognition
{
    Recognition()
    {
    }

    public sealed record Member(MemberId Id, bool ById) : Recognition;

    public sealed record Nobody : Recognition;

    /// <summary>It cannot be said who it is, or it must not be.</summary>
    /// <param name="Id">Of whom it is about, where it is about one.</param>
    /// <param name="Reason">For the audit.</param>
    public sealed record Refused(MemberId? Id, string Reason, Refusal Sentence) : Recognition;

    /// <summary>
    /// The id decides where it is known. An e-mail address is passed on to the next person when somebody leaves: it counts only while it is
    /// one person's, and only until that person has an id or an account here.
    /// </summary>
    public static Recognition Of(IReadOnlyCollection<Candidate> candidates)
    {
        if (candidates.FirstOrDefault(c => c.ById) is { } known) return known.HasLeft ? Gone(known) : new Member(known.Id, ById: true);
        return candidates.Where(c => !c.HasLeft).ToArray() switch
        {
            [{ IsBound: false } one] => new Member(one.Id, ById: false),
            [var one] => new Refused(one.Id, "the e-mail's person has another account", JoiningWording.Bound),
            [] => candidates.FirstOrDefault() is { } left ? Gone(left) : new Nobody(),
            _ => new Refused(null, "the e-mail is several people's", JoiningWording.Ambiguous),
        };
    }

    static Refused Gone(Candidate left) => new(left.Id, "has left", JoiningWording.HasLeft);
}
