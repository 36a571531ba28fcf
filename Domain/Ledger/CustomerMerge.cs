using Dengta.Domain.Basics;

namespace Dengta.Domain.Ledger;

public readonly record struct MergeId(int Value);

/// <summary>One of two customers that are to be one.</summary>
/// <param name="MergedInto">What it was merged into before; null while it stands for itself.</param>
/// <param name="HasOthers">Others were merged into it.</param>
/// <param name="Names">How many names lead to it.</param>
/// <param name="Deals">How many deals were signed with it.</param>
/// <param name="People">By how many people.</param>
public sealed record MergedCustomer(CustomerId Id, string Name, CustomerId? MergedInto, bool HasOthers, long Names, long Deals, long People);

/// <summary>Whether one customer may become another.</summary>
public static class CustomerMerge
{
    /// <summary>The reason against it; null where there is none.</summary>
    public static Refusal? Refuse(MergedCustomer from, MergedCustomer into)
    {
        if (from.Id == into.Id) return new($"「{from.Name}」已经是同一个客户了。", $"“{from.Name}” is one customer already.");
        if (from.MergedInto is not null) return new($"「{from.Name}」已经合并过了。", $"“{from.Name}” was merged already.");
        if (into.MergedInto is not null) return new($"「{into.Name}」自己已经合并到别的客户了。", $"“{into.Name}” was itself merged into another customer.");
        // Otherwise one would have to follow from merge to merge, and could not take a single one back.
        return from.HasOthers
            ? new($"「{from.Name}」里已经并有别的客户:请反过来合并,或先撤销那次合并。", $"Others were merged into “{from.Name}”: merge the other way round, or undo that first.")
            : null;
    }
}
