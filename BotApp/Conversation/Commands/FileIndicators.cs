using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// A file of indicators of one's own: each row is tried on the last cycle, one confirmation publishes all of them. With one wrong row there is
/// nothing to confirm.
/// </summary>
sealed class FileIndicators : ICommand
{
    const string Verb = "file-indicators";
    const int Most = 30;

    public CommandDescription Description { get; } = new(Verb, [], IsPersonal: true, Roles: [Role.Ops]);

    public static async Task<Card> DraftAsync(Turn turn, IndicatorTable table)
    {
        if (turn.Person.Role != Role.Ops)
        {
            turn.Audit("refused", Verb);
            return turn.Reply("指标由运营来定。", "Indicators are made by sales operations.");
        }
        if (table.Rows.Count == 0) return turn.Reply("表里没有指标。", "There are no indicators in the table.");
        if (table.Rows.Count > Most) return turn.Reply($"一次最多 {Most} 个指标,请分成几个文件。", $"At most {Most} indicators at a time; please divide the file.");
        var versions = OwnIndicatorStore.Of(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        var (plans, wrong) = Plan(turn, new Catalogue(versions.Values), table.Rows);
        if (wrong.Count > 0) return IndicatorFileCard.Wrong(turn.Language, wrong);
        if (plans.All(p => p.IsPublished)) return turn.Reply("没有变化:这些指标已经是这样了。", "Nothing changed: the indicators are like that already.");
        return await DraftAsync(turn, table, plans);
    }

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => PressAsync(turn, Said.Pressed(Verb));

    /// <summary>Publishes a draft whole, as the catalogue is now, or not at all.</summary>
    public async Task<Card> PressAsync(Turn turn, Said.Press press)
    {
        var found = IndicatorDraftStore.Find(turn.Tx, turn.TenantId, press.Number("draft") ?? 0);
        var versions = OwnIndicatorStore.Locked(turn.Tx, turn.TenantId);
        await turn.Tx.SendAsync(turn.Cancel);
        if (found.Value is not { } draft || draft.MadeBy != turn.Person.Id)
            return turn.Reply("没有这张指标表,请把文件再发一次。", "There is no such table of indicators; please send the file again.");
        var catalogue = new Catalogue(versions.Values);
        if (draft.IsPublished) return OwnIndicatorCard.List(turn.Language, [.. catalogue.Own.Select(i => i.Own!)]);
        // What was looked at yesterday may begin on another day now.
        if (turn.Tenant.DayOf(draft.MadeAt) != turn.Today)
            return turn.Reply("这张表不是今天试算的,请把文件再发一次。", "This table was not tried today; please send the file again.");
        var rows = JsonSerializer.Deserialize(draft.Fields, IndicatorRowsJson.Default.IndicatorRowArray)!;
        var (plans, wrong) = Plan(turn, catalogue, rows.Select(r => (r.Line, (IReadOnlyDictionary<string, string>)r.Fields)));
        if (wrong.Count > 0) return IndicatorFileCard.Wrong(turn.Language, wrong);
        var published = await NewIndicators.PublishAsync(turn, catalogue, [.. plans.Where(p => !p.IsPublished)]);
        IndicatorDraftStore.SetPublished(turn.Tx, turn.TenantId, draft.Id, turn.Now);
        return IndicatorFileCard.Published(turn.Language, published, turn.Today);
    }

    static async Task<Card> DraftAsync(Turn turn, IndicatorTable table, IReadOnlyList<OwnIndicatorPlan> plans)
    {
        var tried = new List<TriedIndicator>();
        var left = IndicatorTrial.Most;
        foreach (var plan in plans.Where(p => !p.IsPublished))
        {
            var sellers = await IndicatorTrial.SellersAsync(turn, plan.Own);
            if ((left -= sellers.Count) < 0)
                return turn.Reply(
                    $"人数太多,一次试算不完 {plans.Count} 个指标,请分成几个文件。", $"There are too many people to try {plans.Count} indicators at once; please divide the file.");
            var trial = await IndicatorTrial.RunAsync(turn, plan.Own, sellers);
            tried.Add(new(plan.Own, plan.Before, trial.Period, [.. trial.Measured.Select(m => m.Measure)], trial.Missing));
        }
        var fields = JsonSerializer.Serialize([.. table.Rows.Select(r => new IndicatorRow(r.Line, new(r.Fields)))], IndicatorRowsJson.Default.IndicatorRowArray);
        var draft = IndicatorDraftStore.Add(turn.Tx, turn.TenantId, fields, turn.Person.Id, turn.Now, turn.Inbox);
        await turn.Tx.SendAsync(turn.Cancel);
        var publish = new CardButton(
            turn.Say($"发布 {tried.Count} 个指标", tried.Count == 1 ? "Publish 1 indicator" : $"Publish {tried.Count} indicators"), Verb, ("draft", Values.Of(draft.Value)));
        return IndicatorFileCard.Tried(turn.Language, turn.Tenant.Currency, turn.Today, tried, plans.Count - tried.Count, table.Unknown).With(publish);
    }

    static (IReadOnlyList<OwnIndicatorPlan> Plans, IReadOnlyList<(int Line, Refusal Why)> Wrong) Plan(
        Turn turn, Catalogue catalogue, IEnumerable<(int Line, IReadOnlyDictionary<string, string> Fields)> rows)
    {
        List<OwnIndicatorPlan> plans = [];
        List<(int, Refusal)> wrong = [];
        foreach (var (line, fields) in rows)
        {
            var plan = OwnIndicatorPlan.Of(turn, catalogue, catalogue.Named(fields.GetValueOrDefault("name", ""))?.Own, fields);
            if (!plan.Ok) wrong.Add((line, plan.Refusal));
            else if (plans.Any(p => HaveOneName(p.Own, plan.Value.Own))) wrong.Add((line, Twice));
            else plans.Add(plan.Value);
        }
        return (plans, wrong);
    }

    static bool HaveOneName(OwnIndicator a, OwnIndicator b) => ((string[])[a.Name, a.NameEn]).Intersect([b.Name, b.NameEn], StringComparer.OrdinalIgnoreCase).Any();

    static Refusal Twice { get; } = new("这个名字出现了两次。", "This name stands there twice.");
}

/// <param name="Line">Of the file, for what is wrong with it.</param>
sealed record IndicatorRow(int Line, Dictionary<string, string> Fields);

[JsonSerializable(typeof(IndicatorRow[]))]
sealed partial class IndicatorRowsJson : JsonSerializerContext
{
    static IndicatorRowsJson() => Default = new IndicatorRowsJson(new JsonSerializerOptions(Default.GeneratedSerializerOptions!)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
