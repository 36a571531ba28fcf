using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Operations make indicators without programming: a form, a look at what it would have been for everybody in the last period, a tap. A
/// published one is changed by a further version, for periods to come.
/// </summary>
sealed class MakeIndicator : IHearing
{
    const int PeopleAtOnce = 1000;

    public CommandDescription Description { get; } = new(OwnIndicatorCard.Verb, [], IsPersonal: true, Roles: [Role.Ops]);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "自定义指标" or "自定义指标有哪些" or "我们的指标" or "own indicators" or "our indicators" => Said.Pressed(OwnIndicatorCard.Verb),
        "新建指标" or "新指标" or "加一个指标" or "new indicator" or "make an indicator" => Said.Pressed(OwnIndicatorCard.Verb, ("do", "form")),
        _ => null,
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(OwnIndicatorCard.Verb));

    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var versions = press.Text("do") == "publish" ? OwnIndicatorStore.Locked(turn.Tx, turn.TenantId) : OwnIndicatorStore.Of(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var catalogue = new Catalogue(versions.Values);
        var changed = press.Text("key") is { } key ? catalogue.Find(key)?.Own : null;
        var values = OwnIndicatorForm.ValuesOf(press);
        return press.Text("do") switch
        {
            "form" => OwnIndicatorCard.Form(turn.Language, changed is not null && values.Count == 0 ? OwnIndicatorForm.ValuesOf(changed, turn.Language) : values, changed?.Key),
            "try" or "publish" => await WithAsync(turn, catalogue, changed, values, press.Text("do") == "publish"),
            _ => OwnIndicatorCard.List(turn.Language, [.. catalogue.Own.Select(i => i.Own!)]),
        };
    }

    static async Task<Card> WithAsync(Turn turn, Catalogue catalogue, OwnIndicator? changed, IReadOnlyDictionary<string, string> values, bool publish)
    {
        var read = OwnIndicatorForm.Read(values, turn.Tenant.Currency, turn.Today);
        if (!read.Ok) return OwnIndicatorCard.Form(turn.Language, values, changed?.Key, read.Refusal);
        // Published twice: the same again is no further version.
        if (publish && catalogue.Named(read.Value.Name)?.Own is { } known && IsSame(known, read.Value))
            return OwnIndicatorCard.Published(turn.Language, known, known.From.Say(turn.Language, turn.Today));
        if (NameTaken(catalogue, changed, read.Value) is { } refusal) return OwnIndicatorCard.Form(turn.Language, values, changed?.Key, refusal);
        var period = PeriodOf(read.Value.Cycle, turn.Today);
        var own = read.Value with
        {
            Key = changed?.Key ?? "",
            Version = (changed?.Version ?? 0) + 1,
            // Nobody is scored by a new rule in a period that has begun.
            From = changed is null ? period.Start : period.End,
        };
        return publish ? Publish(turn, catalogue, own) : await TryAsync(turn, own, values);
    }

    static Card Publish(Turn turn, Catalogue catalogue, OwnIndicator own)
    {
        var published = own.Key.Length > 0 ? own : own with { Key = FormattableString.Invariant($"own-{catalogue.Own.Count() + 1}") };
        OwnIndicatorStore.Add(turn.Tx, turn.TenantId, published, turn.Now, turn.Person.Id, turn.Inbox);
        turn.Audit("indicator.published", FormattableString.Invariant($"{published.Key} v{published.Version} from {published.From:yyyy-MM-dd}: {published.Say(Language.English)}"));
        return OwnIndicatorCard.Published(turn.Language, published, published.From.Say(turn.Language, turn.Today));
    }

    static async Task<Card> TryAsync(Turn turn, OwnIndicator own, IReadOnlyDictionary<string, string> values)
    {
        var past = PeriodOf(own.Cycle, PeriodOf(own.Cycle, turn.Today).Start.AddDays(-1));
        var found = ScorecardStore.InUnit(turn.Tx, turn.TenantId, UnitId.Company, past);
        await turn.Tx.SendAsync(turn.Cancel);
        var people = found.Values.Where(p => ChooseScheme.Sellers.Contains(p.Role)).ToDictionary(p => p.Id);
        var measured = new List<(string, Measure)>();
        foreach (var some in people.Keys.Chunk(PeopleAtOnce))
        {
            var rows = OwnMeasureStore.Of(turn.Tx, turn.TenantId, own, [.. some.Select(p => p.Value)], past);
            await turn.Tx.SendAsync(turn.Cancel);
            measured.AddRange(rows.Values.Select(r => (people[r.Member].NameIn(turn.Language), r.Measure)));
        }
        return OwnIndicatorCard.Tried(
            turn.Language, own, turn.Tenant.Currency, past.Say(turn.Language, turn.Today), own.From.Say(turn.Language, turn.Today), measured, people.Count - measured.Count, values);
    }

    static Refusal? NameTaken(Catalogue catalogue, OwnIndicator? changed, OwnIndicator own) =>
        ((string[])[own.Name, own.NameEn]).Select(catalogue.Named).FirstOrDefault(i => i is not null && i.Key != changed?.Key) is { } other
            ? new($"已经有叫「{other.Name}」的指标,换个名字。", $"There is an indicator called “{other.NameEn}” already; please take another name.")
            : null;

    static bool IsSame(OwnIndicator known, OwnIndicator read) =>
        known.Filter.Say(Language.English) == read.Filter.Say(Language.English)
        && known == read with { Key = known.Key, Version = known.Version, From = known.From, Filter = known.Filter };

    static Period PeriodOf(PeriodKind cycle, DateOnly day) => cycle switch
    {
        PeriodKind.Quarter => Period.Quarter(day),
        PeriodKind.Half => Period.Half(day),
        PeriodKind.Year => Period.Year(day),
        _ => Period.Month(day),
    };
}
