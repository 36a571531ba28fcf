using Dengta.Domain.Ledger;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Tools;

/// <summary>
/// <c>verify</c>: proves that the sums and the sealed scores equal the ledger, and the months of targets their versions. Exit status 1 where
/// they do not.
/// </summary>
static class Verification
{
    public static async Task<int> RunAsync(Db db)
    {
        var wrong = Say(
            "The sums equal the ledger.",
            (await LedgerCheckStore.RunAsync(db, CancellationToken.None)).Select(d => FormattableString.Invariant(
                $"tenant {d.Tenant.Value}, member {d.Member.Value}, {d.Day:yyyy-MM-dd}, {d.Kind}: the sum says {d.Kept}, the ledger {d.Ledger}")));
        wrong += Say(
            "The targets equal their versions.",
            (await TargetCheckStore.RunAsync(db, CancellationToken.None)).Select(t => FormattableString.Invariant(
                $"tenant {t.Tenant.Value}, member {t.Member.Value}, {t.Month:yyyy-MM}, {t.Metric}: the month says {t.Kept?.Base} / {t.Kept?.Stretch}, the versions {t.Versions?.Base} / {t.Versions?.Stretch}")));
        wrong += Say(
            "The sealed scores are what the ledger gives.",
            (await SealCheckStore.RunAsync(db, CancellationToken.None)).Select(s => FormattableString.Invariant(
                $"tenant {s.Tenant.Value}, member {s.Member.Value}, score from {s.Period.Start:yyyy-MM-dd}: sealed was “{s.Sealed}”, it is now “{s.Now}”")));
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Says each difference, or that there is none; answers how many there are.</summary>
    static int Say(string equal, IEnumerable<string> differences)
    {
        var count = 0;
        foreach (var difference in differences)
        {
            Console.WriteLine(difference);
            count++;
        }
        Console.WriteLine(count == 0 ? equal : $"{count} differences (at most 20 are shown).");
        return count;
    }
}
