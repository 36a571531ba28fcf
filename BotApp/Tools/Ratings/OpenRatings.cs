using System.Globalization;
using System.Security.Cryptography;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Ratings;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools.Ratings;

/// <summary>
/// One step of the two by which keepers open who rated somebody in a closed round. Which keeper acts is known by the private key; the first hands
/// their half to the other's key and sees nothing, the second opens. Each step is audited before anything is shown.
/// </summary>
/// <param name="Member">Tells namesakes apart.</param>
sealed record OpenRatings(int Round, string Rated, string KeyFile, string Because, int? Member, int? Tenant)
{
    const int LongestReason = 500;

    public static (OpenRatings Tool, string[] Others)? Parse(string[] args)
    {
        var (options, others) = ToolOptions.Read(args, ["--round", "--rated", "--key", "--because", "--member", "--tenant"], []);
        if (options is null || !ToolOptions.Number(options, "--round", out var round) || round is not { } number) return null;
        if (!ToolOptions.Number(options, "--member", out var member) || !ToolOptions.Number(options, "--tenant", out var tenant)) return null;
        if (options.GetValueOrDefault("--rated")?.Trim() is not { Length: > 0 } rated || !options.TryGetValue("--key", out var key)) return null;
        return CleanText.Of(options.GetValueOrDefault("--because")?.Trim(), LongestReason) is { Length: > 0 } because
            ? (new(number, rated, key, because, member, tenant), ["--no-demo", .. others])
            : null;
    }

    public async Task<int> RunAsync(Db db, TimeProvider time, TextReader input, TextWriter output)
    {
        if ((await TenantStore.LoadAsync(db, CancellationToken.None)).Choose(Tenant) is not { } tenant) return Say(output, ListSealed.NoCompany);
        using var key = PrivateKey.Read(KeyFile, input, output);
        if (key is null) return Say(output, $"{KeyFile} does not hold an RSA private key, or the passphrase is another.");
        await using var tx = db.Begin();
        var found = SealStore.Find(tx, tenant.Id, Round, Rated, Member);
        await tx.SendAsync(CancellationToken.None);
        if (found.Values is not [var ratings]) return Say(output, NotOne(found.Values));
        var step = new Step(tx, tenant, time.GetUtcNow(), ratings, output);
        if (ratings.Keepers.OwnerOf(key) is not { } keeper) return await RefuseAsync(step);
        var asked = SealStore.Asked(tx, tenant.Id, Round, ratings.Rated, step.Now);
        await tx.SendAsync(CancellationToken.None);
        if (asked.Value is not { } first) return await AskAsync(step, keeper, key);
        return first.By == keeper.Name
            ? Say(output, $"{keeper.Name} has asked already; now it is {ratings.Keepers.Other(keeper).Name}'s turn.")
            : await OpenAsync(step, keeper, key, first);
    }

    async Task<int> RefuseAsync(Step step)
    {
        await AuditAsync(step, "rating.open-refused", "a key of neither keeper");
        return Say(step.Output, $"That key is neither {step.Ratings.Keepers.First.Name}'s nor {step.Ratings.Keepers.Second.Name}'s.");
    }

    async Task<int> AskAsync(Step step, Keeper keeper, RSA key)
    {
        var (keepers, other) = (step.Ratings.Keepers, step.Ratings.Keepers.Other(keeper));
        using var others = other.Key();
        var handed = Seal.HandOver(keeper == keepers.First ? step.Ratings.Seal.FirstShare : step.Ratings.Seal.SecondShare, key, others);
        SealStore.Ask(step.Tx, step.Tenant.Id, Round, step.Ratings.Rated, keeper.Name, Because, step.Now, handed);
        await AuditAsync(step, "rating.open-asked", $"{keeper.Name}: {Because}");
        var until = TimeZoneInfo.ConvertTime(step.Now + SealedRating.Window, step.Tenant.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        step.Output.WriteLine($"Asked. Nothing is shown before {other.Name} runs the same with their own key and reason, until {until}.");
        return 0;
    }

    async Task<int> OpenAsync(Step step, Keeper keeper, RSA key, AskedOpening first)
    {
        var (tx, tenant, ratings) = (step.Tx, step.Tenant, step.Ratings);
        if (Unsealed(step, keeper, key, first) is not { } given)
        {
            await AuditAsync(step, "rating.open-refused", "what is sealed was changed");
            return Say(step.Output, "It does not open: somebody has changed what is sealed, or the half that was handed over.");
        }
        SealStore.Opened(tx, tenant.Id, first.Id, keeper.Name, Because, step.Now);
        var people = SealStore.People(tx, tenant.Id, [.. given.Select(g => g.Rater), ratings.Rated.Value]);
        var quiet = QuietStore.Of(tx, tenant, [.. given.Select(g => new MemberId(g.Rater)), ratings.Rated]);
        await tx.SendAsync(CancellationToken.None);
        Tell(step, first.Id, people.Values, quiet.Values.ToDictionary(q => q.Member, q => q.Quiet));
        await AuditAsync(step, "rating.opened", $"{first.By} and {keeper.Name}: {Because}");
        var names = people.Values.ToDictionary(p => p.Id.Value, p => p.Name);
        foreach (var g in given)
            step.Output.WriteLine($"{names[g.Rater]} -> {ratings.Name}: {string.Join(", ", ratings.Items.Zip(g.Scores, (item, score) => FormattableString.Invariant($"{item.NameEn} {score}")))}  {g.Comment}".TrimEnd());
        return 0;
    }

    SealedRating[]? Unsealed(Step step, Keeper keeper, RSA key, AskedOpening first)
    {
        try
        {
            var label = SealedRating.Label(step.Tenant.Id, Round, step.Ratings.Rated);
            return SealedRating.Read(step.Ratings.Seal.Open(key, first.Handed, keeper == step.Ratings.Keepers.First, label));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    static void Tell(Step step, long opening, IEnumerable<ToldPerson> people, Dictionary<MemberId, LocalQuiet> quiet)
    {
        var local = TimeZoneInfo.ConvertTime(step.Now, step.Tenant.Zone);
        foreach (var person in people)
        {
            if (person.Chat is not { } chat) continue;
            var (language, today) = (person.Language ?? step.Tenant.Language, step.Tenant.DayOf(step.Now));
            var card = person.Id == step.Ratings.Rated ? OpenedCard.ForRated(step.Ratings, language, today) : OpenedCard.ForRater(step.Ratings, language, today);
            OutboxStore.AddOnce(
                step.Tx, step.Tenant.Id, FormattableString.Invariant($"rating-opened:{opening}:{person.Id.Value}"), chat, CardJson.Write(card), step.Now,
                quiet[person.Id].After(local));
        }
    }

    Task AuditAsync(Step step, string action, string what)
    {
        AuditStore.Add(
            step.Tx, step.Tenant.Id, step.Now, null, null, action, FormattableString.Invariant($"round {Round}, about {step.Ratings.Rated.Value}, at the console: {what}"));
        return step.Tx.CommitAsync(CancellationToken.None);
    }

    string NotOne(IReadOnlyList<SealedRatings> found) => found.Count == 0
        ? $"Nothing is sealed about {Rated} in round {Round}: there were no keepers, there were too few raters, or it is burnt."
        : $"Several people are called {Rated}; say which: {string.Join(", ", found.Select(f => FormattableString.Invariant($"--member {f.Rated.Value}")))}.";

    static int Say(TextWriter output, string sentence)
    {
        output.WriteLine(sentence);
        return 1;
    }

    /// <summary>What both steps stand on.</summary>
    sealed record Step(Tx Tx, Tenant Tenant, DateTimeOffset Now, SealedRatings Ratings, TextWriter Output);
}
