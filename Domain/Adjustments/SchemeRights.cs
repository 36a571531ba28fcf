using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.Domain.Adjustments;

/// <summary>Who decides on what people are appraised by: sales operations, and as the second person also who answers for the whole company.</summary>
public static class SchemeRights
{
    /// <summary>Why this person may not decide on a change of schemes; null where they may.</summary>
    public static Refusal? Against(Member who) =>
        who.Role == Role.Ops || who is { Role: Role.Director, Manages: { } root } && root == UnitId.Company ? null : NoRole;

    public static Refusal NoRole { get; } = new("考核方案由运营来改,公司负责人可以复核。", "Schemes are changed by sales operations and approved by whoever answers for the company.");

    public static Refusal Own { get; } = new("不能改自己的考核。", "You cannot change what you are appraised by yourself.");
}
