using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Ratings;

/// <summary>Who can open what until when, and who has; nothing of what is sealed.</summary>
sealed record ListSealed(int? Tenant)
{
    public const string NoCompany = "There is no such company, or there are several: name one with --tenant N.";

    const int MostOpenings = 100;

    public static (ListSealed Tool, string[] Others)? Parse(string[] args)
    {
        var (options, others) = ToolOptions.Read(args, ["--tenant"], []);
        return options is not null && ToolOptions.Number(options, "--tenant", out var tenant) ? (new(tenant), ["--no-demo", .. others]) : null;
    }

    public async Task<int> RunAsync(Db db, TextWriter output)
    {
        if ((await TenantStore.LoadAsync(db, CancellationToken.None)).Choose(Tenant) is not { } tenant)
        {
            output.WriteLine(NoCompany);
            return 1;
        }
        await using var tx = db.Begin();
        var keepers = SealStore.Keepers(tx, tenant.Id);
        var rounds = SealStore.RoundsOf(tx, tenant.Id);
        var openings = SealStore.OpeningsOf(tx, tenant.Id, MostOpenings);
        await tx.SendAsync(CancellationToken.None);
        output.WriteLine(keepers.Value is var (first, second)
            ? $"Keepers of the rounds to come: {first.Name} and {second.Name}"
            : "No keepers: who gave what in the rounds to come burns at their close.");
        foreach (var r in rounds.Values)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {r.Id}, closed {r.Closes.Iso()}: {r.People} people sealed for {r.First} and {r.Second}, gone on {r.Burns.Iso()}"));
        foreach (var o in openings.Values) output.WriteLine(Line(o, tenant));
        return 0;
    }

    static string Line(Opening o, Tenant tenant) => string.Create(
        CultureInfo.InvariantCulture, $"round {o.Round}, {o.Rated}: {o.AskedBy} asked {At(o.AskedAt, tenant)} ({o.AskedBecause}), ")
        + (o.Opened is var (by, because, at) ? $"{by} opened {At(at, tenant)} ({because})" : "not opened");

    static string At(DateTimeOffset at, Tenant tenant) => TimeZoneInfo.ConvertTime(at, tenant.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
