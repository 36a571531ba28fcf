using Dengta.BotApp.Hosting;
using Dengta.Domain.Messages;
using Dengta.Domain.People;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// Lets people in whom no account tells of: those whom the channel's directory and the company's list agree on, and those who type a
/// one-time code. In the demo anybody. Names count nowhere else.
/// </summary>
sealed class Doorway(DemoMode demo, Directories directories)
{
    public async Task<Entrance> AdmitAsync(Stranger stranger)
    {
        if (stranger is { Left: { } left, Code: null }) return stranger.Refuse(left, "has left", JoiningWording.HasLeft);
        if (demo.IsOn && stranger.Code is null) return await InDemoAsync(stranger);
        if (!demo.IsOn && stranger.Left is null && await RecogniseAsync(stranger) is var answer and not null) return answer;
        return stranger.Code is { } code ? await CodeEntry.TryAsync(stranger, code) : Entrance.Out.With(JoiningWording.Stranger);
    }

    // An announcement of the bot's installation names nobody: whoever it is joins with their first words.
    static async Task<Entrance> InDemoAsync(Stranger s) => s.Sender.Name.Length == 0
        ? new Entrance.Out(Welcome.Demo)
        : new Entrance.In(await Newcomers.AdmitAsync(s.Tx, s.Tenant, s.Incoming, s.Tenant.DayOf(s.Now), s.Cancel) ? LetInBy.Name : LetInBy.Story);

    /// <summary>Null where a code decides: nobody was recognised, or a code was typed by whom the list does not let in.</summary>
    async Task<Entrance?> RecogniseAsync(Stranger s)
    {
        AccountStore.LockJoining(s.Tx, s.TenantId);
        var id = s.Sender.DirectoryId;
        var candidates = id is null ? [] : await ByIdAsync(s, id);
        if (candidates.Count == 0)
        {
            if (directories.Known(s.Incoming) is not { } entry) return new Entrance.Unasked();
            if (id is null && entry.Id is not null) candidates = await ByIdAsync(s, id = entry.Id);
            if (candidates.Count == 0) candidates = await ByEmailAsync(s, entry.Emails);
        }
        return Recognition.Of(candidates) switch
        {
            Recognition.Member m => new Entrance.In(
                await s.JoinAsync(m.Id, id, m.ById ? "the directory's id" : "e-mail") ? LetInBy.Directory : LetInBy.Meanwhile),
            Recognition.Refused r when s.Code is null => s.Refuse(r.Id, r.Reason, r.Sentence),
            _ => null,
        };
    }

    static async Task<IReadOnlyList<Candidate>> ByIdAsync(Stranger s, string id)
    {
        var found = AccountStore.FindById(s.Tx, s.TenantId, s.Channel, id);
        await s.Tx.SendAsync(s.Cancel);
        return found.Values;
    }

    static async Task<IReadOnlyList<Candidate>> ByEmailAsync(Stranger s, IReadOnlyList<string> emails)
    {
        if (emails.Count == 0) return [];
        var found = AccountStore.FindByEmail(s.Tx, s.TenantId, s.Channel, emails);
        await s.Tx.SendAsync(s.Cancel);
        return found.Values;
    }
}
