using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Tools.Import.Cells;
using Dengta.Domain.Basics;
using Dengta.Domain.People;

namespace Dengta.BotApp.Tools.Import.Sheets;

/// <summary>By what the people of the company are recognised when they first write, and what a file adds to it.</summary>
sealed class Contacts
{
    readonly Run _run;
    readonly Dictionary<MemberId, Contact> _known;
    readonly Dictionary<string, MemberId?> _ids;
    readonly Dictionary<string, int> _emails;
    readonly List<Contact> _added = [];

    Contacts(Run run, IReadOnlyList<Contact> known)
    {
        _run = run;
        _known = known.ToDictionary(k => k.Member);
        _ids = known.Where(k => k.DirectoryId is not null).ToDictionary(k => k.DirectoryId!, k => (MemberId?)k.Member, StringComparer.Ordinal);
        _emails = known.Where(k => k.Email is not null).CountBy(k => k.Email!).ToDictionary(StringComparer.Ordinal);
    }

    public static async Task<Contacts> LoadAsync(Run run)
    {
        var known = AccountStore.Contacts(run.Tx, run.TenantId, ActivityReader.Channel);
        await run.Tx.SendAsync(run.Cancel);
        return new(run, known.Values);
    }

    /// <summary>Whether the row's object id is nobody else's; otherwise the row is refused, since it would let one in as the other.</summary>
    /// <param name="there">The person of the row, where they came in before.</param>
    public bool Fits(PersonRecord row, MemberId? there)
    {
        if (row.EntraId is not { } id) return true;
        if (_ids.TryAdd(id, there) || there is not null && _ids[id] == there) return true;
        _run.Refuse(row, (PersonCells.EntraId, id, "is the object id of somebody else"));
        return false;
    }

    /// <summary>Adds what the row says and is not known of the person yet.</summary>
    public void Add(PersonRecord row, MemberId member)
    {
        var known = _known.GetValueOrDefault(member);
        var (email, id) = (known?.Email is null ? row.Email : null, known?.DirectoryId is null ? row.EntraId : null);
        if (email is null && id is null) return;
        if (email is not null && (_emails[email] = _emails.GetValueOrDefault(email) + 1) > 1)
            _run.Report.Doubt("an e-mail address that several people have lets none of them in; they need an invite code", row.Line);
        _added.Add(new(member, email, id));
    }

    public void Write() => AccountStore.AddContacts(_run.Tx, _run.TenantId, ActivityReader.Channel, _added);
}
