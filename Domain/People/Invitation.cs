using Dengta.Domain.Basics;

namespace Dengta.Domain.People;

/// <summary>What lets one account in as one person, once.</summary>
public sealed record Invitation(long Id, MemberId Member, DateTimeOffset ExpiresAt, bool IsUsed, bool IsWithdrawn)
{
    /// <summary>How long a code can be used.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(72);

    /// <summary>Why it lets nobody in any more; null while it does.</summary>
    public Refusal? Objection(DateTimeOffset now) =>
        IsUsed ? JoiningWording.CodeUsed
        : IsWithdrawn ? JoiningWording.CodeWithdrawn
        : now >= ExpiresAt ? JoiningWording.CodeExpired
        : null;
}

/// <summary>How many codes were tried in vain lately.</summary>
public sealed record FailedCodes(int OfAccount, int OfCompany)
{
    /// <summary>For how long a wrong code counts.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromHours(1);

    const int MostOfAccount = 5;

    // Fifty an hour for three days are 3,600 of some 780 thousand million codes.
    const int MostOfCompany = 50;

    public bool AreTooMany => OfAccount >= MostOfAccount || OfCompany >= MostOfCompany;

    /// <summary>What the next wrong code is answered with.</summary>
    public Refusal Wrong() => OfAccount + 1 < MostOfAccount ? JoiningWording.CodeWrong(MostOfAccount - OfAccount - 1) : JoiningWording.LockedOut;
}
