using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>排除名单: operators keep a person or a team from a kind of push, see who is, and take them off again.</summary>
sealed class ExcludeFromPushes : IHearing
{
    public CommandDescription Description { get; } = new("exclude", [], IsPersonal: true, Roles: Memberships.Operators);

    public Said.Press? Hear(string text, DateOnly today) => text switch
    {
        "排除名单" or "推送排除名单" or "看排除名单" or "谁不收推送" or "exclusion list" or "show the exclusion list" or "who is excluded" => Said.Pressed("exclude"),
        _ => ExclusionWords.Read(text),
    };

    public Task<Card> AnswerAsync(Turn turn, Reading reading) => ListAsync(turn);

    public Task<Card> PressAsync(Turn turn, Said.Press press) => press.Text("do") switch
    {
        "ask" => Task.FromResult(ExclusionCard.Ask(turn.Language)),
        "add" => AddAsync(turn, press),
        "end" when press.Number("row") is { } row => EndAsync(turn, new ExclusionId(row)),
        "end" when press.Text("name") is not null || press.Number("member") is not null || press.Number("unit") is not null => EndAsync(turn, press),
        _ => ListAsync(turn),
    };

    static async Task<Card> ListAsync(Turn turn)
    {
        var listed = ExclusionStore.List(turn.Tx, turn.TenantId, ExclusionCard.Most + 1);
        await turn.Tx.SendAsync(turn.Cancel);
        return ExclusionCard.List(listed.Values, turn.Language);
    }

    static async Task<Card> AddAsync(Turn turn, Said.Press press)
    {
        if (press.Text("kind") is not { } said || said != "all" && PushKinds.Find(said) is null) return turn.Reply("没有这种推送。", "There is no such push.").With(Again(turn));
        var kind = PushKinds.Find(said);
        var (who, answer) = await FindAsync(turn, press);
        if (who is null) return answer!;
        ExclusionStore.Add(turn.Tx, turn.TenantId, who.Member, who.Unit, kind, turn.Now, turn.Person.Id);
        turn.Audit("exclusion.made", $"{who.Audited}: {said}");
        return turn.Reply(
            $"好的,以后不给{who.Name}发「{Exclusion.NameOf(kind, Language.Chinese)}」。", $"All right, {who.NameEn} will not be sent “{Exclusion.NameOf(kind, Language.English)}”.")
            .With(new CardButton(turn.Say("撤销", "Undo"), "exclude", [("do", "end"), ("kind", said), who.Value]), Again(turn));
    }

    static async Task<Card> EndAsync(Turn turn, Said.Press press)
    {
        var kind = PushKinds.Find(press.Text("kind") ?? "");
        var (who, answer) = await FindAsync(turn, press);
        if (who is null) return answer!;
        var ended = ExclusionStore.End(turn.Tx, turn.TenantId, who.Member, who.Unit, kind);
        await turn.Tx.SendAsync(turn.Cancel);
        if (ended.Values.Count == 0)
            return turn.Reply($"{who.Name}不在这一项的排除名单上。", $"{who.NameEn} is not on that exclusion list.").With(Again(turn));
        turn.Audit("exclusion.ended", $"{who.Audited}: {kind?.Stored() ?? "any"}");
        return turn.Reply(
            $"好的,{who.Name}又会收到{(kind is null ? "推送" : $"「{Exclusion.NameOf(kind, Language.Chinese)}」")}了。",
            $"All right, {who.NameEn} will be sent {(kind is null ? "pushes" : $"“{Exclusion.NameOf(kind, Language.English)}”")} again.").With(Again(turn));
    }

    // The list is shown as it stands after that, also to whoever pressed an old card.
    static async Task<Card> EndAsync(Turn turn, ExclusionId id)
    {
        var ended = ExclusionStore.End(turn.Tx, turn.TenantId, id);
        await turn.Tx.SendAsync(turn.Cancel);
        if (ended.Value is { } was) turn.Audit("exclusion.ended", was);
        return await ListAsync(turn);
    }

    /// <summary>A team of exactly that name, or else a person.</summary>
    static async Task<(Excluded? Who, Card? Answer)> FindAsync(Turn turn, Said.Press press)
    {
        if (press.Number("member") is null && await UnitAsync(turn, press) is { } unit) return (unit, null);
        var (found, answer) = await Memberships.FindAsync(turn, press, "exclude", hasLeft: false);
        return found is null ? (null, answer) : (new Excluded(found.Member.Id, null, found.Member.Name, found.Member.NameEn), null);
    }

    static async Task<Excluded?> UnitAsync(Turn turn, Said.Press press)
    {
        var name = CleanText.Of(press.Text("name"), 60);
        var byId = press.Number("unit") is { } id and <= int.MaxValue ? new UnitId((int)id) : (UnitId?)null;
        if (byId is { } unit)
        {
            var known = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
            await turn.Tx.SendAsync(turn.Cancel);
            return known.Value is (var zh, var en) ? new(null, unit, zh, en) : null;
        }
        if (name.Length == 0) return null;
        var named = MemberStore.FindUnitIn(turn.Tx, turn.TenantId, name, null);
        await turn.Tx.SendAsync(turn.Cancel);
        return named.Value is { } u && (u.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || u.NameEn.Equals(name, StringComparison.OrdinalIgnoreCase))
            ? new(null, u.Id, u.Name, u.NameEn) : null;
    }

    static CardButton Again(Turn turn) => new(turn.Say("排除名单", "Exclusion list"), "exclude");

    /// <param name="Unit">Set where <paramref name="Member"/> is not.</param>
    sealed record Excluded(MemberId? Member, UnitId? Unit, string Name, string NameEn)
    {
        public (string Name, string Value) Value => Member is { } m ? ("member", Values.Of(m.Value)) : ("unit", Values.Of(Unit!.Value.Value));

        public string Audited => $"{Value.Name} {Value.Value}";
    }
}
