using Dengta.Domain.Basics;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Adjustments;

/// <summary>What a change set does to what people are appraised by, schemes and single lines together.</summary>
public static class AppraisalChangeStore
{
    internal const string WasDecidedSince = $"({SchemeChangeStore.WasDecidedSince} or {LineChangeStore.WasDecidedSince})";

    public static async Task<AppraisalChanges> OfAsync(Tx tx, TenantId tenant, long set, CancellationToken cancel) => new(
        [.. await SchemeChangeStore.OfAsync(tx, tenant, set, cancel)], [.. await LineChangeStore.OfAsync(tx, tenant, set, cancel)]);

    /// <summary>Makes it hold, each from its day on.</summary>
    public static void Apply(Tx tx, TenantId tenant, long set, AppraisalChanges changes, Decision by)
    {
        if (changes.Schemes.Length > 0) SchemeChangeStore.Apply(tx, tenant, set, changes.Schemes, by);
        if (changes.Lines.Length > 0) LineChangeStore.Apply(tx, tenant, set, changes.Lines, by);
    }

    /// <summary>Gives back what held before.</summary>
    public static async Task UndoAsync(Tx tx, TenantId tenant, long set, Decision by, CancellationToken cancel)
    {
        await SchemeChangeStore.UndoAsync(tx, tenant, await SchemeChangeStore.OfAsync(tx, tenant, set, cancel), by, cancel);
        LineChangeStore.Undo(tx, tenant, set, by);
    }
}
