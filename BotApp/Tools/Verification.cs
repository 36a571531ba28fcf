using Dengta.Domain.Ledger;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Tools;

/// <summary><c>verify</c>: proves that the sums and the sealed scores equal the ledger, and the months of targets their versions. Exit status 1 where they do not.</summary>
static class Verification
{
    public static async Task<int> RunAsync(Db db)
    {
        var differences = await LedgerCheckStore.RunAsync(db, CancellationToken.None);
        foreach (var d in differences)
            Console.WriteLine(FormattableString.Invariant(
                $"tenant {d.Tenant.Value}, member {d.Member.Value}, {d.Day:yyyy-MM-dd}, {d.Kind}: the sum says {d.Kept}, the ledger {d.Ledger}"));
        Console.WriteLine(differences.Count == 0 ? "The sums equal the ledger." : $"{differences.Count} differences (at most 20 are shown).");
        var targets = await TargetCheckStore.RunAsync(db, CancellationToken.None);
        foreach (var t in targets)
            Console.WriteLine(FormattableString.Invariant(
                $"tenant {t.Tenant.Value}, member {t.Member.Value}, {t.Month:yyyy-MM}, {t.Metric}: the month says {t.Kept?.Base} / {t.Kept?.Stretch}, the versions {t.Versions?.Base} / {t.Versions?.Stretch}"));
        Console.WriteLine(targets.Count == 0 ? "The targets equal their versions." : $"{targets.Count} differences of targets (at most 20 are shown).");
        var seals = await SealCheckStore.RunAsync(db, CancellationToken.None);
        foreach (var s in seals)
            Console.WriteLine(FormattableString.Invariant(
                $"tenant {s.Tenant.Value}, member {s.Member.Value}, score from {s.Period.Start:yyyy-MM-dd}: sealed was “{s.Sealed}”, it is now “{s.Now}”"));
        Console.WriteLine(seals.Count == 0 ? "The sealed scores are what the ledger gives." : $"{seals.Count} sealed scores are not.");
        return differences.Count + targets.Count + seals.Count == 0 ? 0 : 1;
    }
}
