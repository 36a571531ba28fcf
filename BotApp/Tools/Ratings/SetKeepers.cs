using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Ratings;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Ratings;

/// <summary>Names the two people who can open closed rounds together, by their public keys.</summary>
/// <param name="Keepers">Null: nobody from now on.</param>
sealed record SetKeepers(Keepers? Keepers, string? Mistake, int? Tenant)
{
    const int LongestName = 60;

    public static (SetKeepers Tool, string[] Others)? Parse(string[] args)
    {
        var (options, others) = ToolOptions.Read(args, ["--first", "--first-key", "--second", "--second-key", "--tenant"], ["--none"]);
        if (options is null || !ToolOptions.Number(options, "--tenant", out var tenant)) return null;
        string[] where = ["--no-demo", .. others];
        if (options.ContainsKey("--none")) return options.Count - (tenant is null ? 0 : 1) == 1 ? (new(null, null, tenant), where) : null;
        if (NameIn(options, "--first") is not { } first || NameIn(options, "--second") is not { } second) return null;
        if (!options.TryGetValue("--first-key", out var firstKey) || !options.TryGetValue("--second-key", out var secondKey)) return null;
        if (first == second) return (new(null, "The keepers must be two people.", tenant), where);
        if (Read(first, firstKey) is not { } one) return (new(null, NoKey(firstKey), tenant), where);
        if (Read(second, secondKey) is not { } two) return (new(null, NoKey(secondKey), tenant), where);
        return one.PublicKey == two.PublicKey
            ? (new(null, "Both keys are the same: each keeper has one of their own.", tenant), where)
            : (new(new(one, two), null, tenant), where);
    }

    public async Task<int> RunAsync(Db db, TimeProvider time, TextWriter output)
    {
        if (Mistake is not null) return Say(output, Mistake, 1);
        if ((await TenantStore.LoadAsync(db, CancellationToken.None)).Choose(Tenant) is not { } tenant) return Say(output, ListSealed.NoCompany, 1);
        var now = time.GetUtcNow();
        await using var tx = db.Begin();
        SealStore.SetKeepers(tx, tenant.Id, Keepers, now);
        AuditStore.Add(tx, tenant.Id, now, null, null, "rating.keepers", Keepers is var (a, b) ? $"{a.Name} and {b.Name}, at the console" : "nobody, at the console");
        await tx.CommitAsync(CancellationToken.None);
        return Say(output, Keepers is var (first, second)
            ? $"Rounds drawn from now on can be opened by {first.Name} and {second.Name} together, within {SealedRating.Days} days of their close; their raters are told so."
            : "Rounds drawn from now on can be opened by nobody.", 0);
    }

    static string? NameIn(IReadOnlyDictionary<string, string> options, string option) =>
        options.GetValueOrDefault(option)?.Trim() is { Length: > 0 and <= LongestName } name && CleanText.Of(name) == name ? name : null;

    static Keeper? Read(string name, string file) => File.Exists(file) ? Keeper.Read(name, File.ReadAllText(file)) : null;

    static string NoKey(string file) => $"{file} does not hold an RSA public key of 3072 bits or more.";

    static int Say(TextWriter output, string sentence, int exit)
    {
        output.WriteLine(sentence);
        return exit;
    }
}
