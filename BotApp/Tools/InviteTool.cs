using System.Globalization;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Tools;

/// <summary>
/// <c>invite --name 赵强</c>: a one-time code for somebody of the company, as an operator gets it in the chat. In a company without an admin
/// it makes the first one; whoever may run it has the database anyway.
/// </summary>
/// <param name="IsAdmin">Makes a person who is not known, as an admin.</param>
/// <param name="Member">Tells namesakes apart.</param>
sealed record InviteTool(string Name, int? Member, int? Tenant, bool IsAdmin)
{
    public const string Help = """
        invite --name NAME [--admin] [--member N] [--tenant N]
                                          a one-time code for somebody of the company; it is typed in the chat
          --admin                         makes the person, as an admin, where nobody has that name; not needed for the first admin
          --member N                      which one, where several have that name
          --tenant N                      which company, where there are several
        """;

    const int LongestName = 60;

    /// <summary>Reads the arguments after <c>invite</c>; null where they make no sense. What is left over says where the database is.</summary>
    public static (InviteTool Tool, string[] Others)? Parse(string[] args)
    {
        var (options, others) = ToolOptions.Read(args, ["--name", "--member", "--tenant"], ["--admin"]);
        if (options?.GetValueOrDefault("--name")?.Trim() is not { Length: > 0 and <= LongestName } name || CleanText.Of(name) != name) return null;
        if (!ToolOptions.Number(options, "--member", out var member) || !ToolOptions.Number(options, "--tenant", out var tenant)) return null;
        // An empty database gets the company of the settings, not the demo.
        return (new(name, member, tenant, options.ContainsKey("--admin")), ["--no-demo", .. others]);
    }

    public async Task<int> RunAsync(Db db, TimeProvider time, TextWriter output)
    {
        if ((await TenantStore.LoadAsync(db, CancellationToken.None)).Choose(Tenant) is not { } tenant)
            return Say(output, "There is no such company, or there are several: name one with --tenant N.");
        var now = time.GetUtcNow();
        await using var tx = db.Begin();
        AccountStore.LockJoining(tx, tenant.Id);
        var known = MembershipStore.Find(tx, tenant.Id, Name);
        var count = MembershipStore.Count(tx, tenant.Id);
        var salt = InvitationStore.SaltOf(tx, tenant.Id);
        await tx.SendAsync(CancellationToken.None);

        var found = known.Values.Where(m => m.Left is null && (Member is null || m.Member.Id.Value == Member)).Select(m => m.Member).ToArray();
        if (found.Length > 1) return Say(output, $"Several people are called {Name}; say which: {string.Join(", ", found.Select(Described))}.");
        var isFirst = count.Value.Admins == 0;
        if (found.Length == 0 && (known.Values.Count > 0 || !isFirst && !IsAdmin)) return Say(output, Nobody(known.Values));
        var member = found.Length == 1 ? found[0].Id : await AddAdminAsync(tx, tenant, now);
        var code = InvitationCode.New();
        InvitationStore.Add(tx, tenant.Id, member, InvitationCode.Hash(code, salt.Value), now, null);
        AuditStore.Add(tx, tenant.Id, now, null, null, "invitation.made", $"member {member.Value}, at the console");
        await tx.CommitAsync(CancellationToken.None);
        await output.WriteLineAsync(Printed(tenant, code, now, isNew: found.Length == 0));
        return 0;
    }

    async Task<MemberId> AddAdminAsync(Tx tx, Tenant tenant, DateTimeOffset now)
    {
        var added = MemberStore.Add(tx, tenant.Id, UnitId.Company, Name, Role.Admin, null, tenant.DayOf(now));
        await tx.SendAsync(CancellationToken.None);
        AuditStore.Add(tx, tenant.Id, now, null, null, "member.added", $"member {added.Value.Value} as admin, at the console");
        return added.Value;
    }

    string Printed(Tenant tenant, string code, DateTimeOffset now, bool isNew)
    {
        var until = TimeZoneInfo.ConvertTime(now + Invitation.Life, tenant.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $"""
            {(isNew ? $"{Name} was made as an admin of {tenant.Name}." : $"{Name}, {tenant.Name}")}
            {code}
            To be sent to Dengta in a one-to-one chat before {until}; it works once, and earlier codes of {Name} do not any more.
            """;
    }

    string Nobody(IReadOnlyList<Membership> known) => known switch
    {
        [] => $"Nobody of the company is called {Name}: import people first, or make an admin of that name with --admin.",
        _ when known.All(m => m.Left is not null) => $"{Name} has left; an operator reactivates them in the chat.",
        _ => $"There is no member {Member} called {Name}.",
    };

    static string Described(Member m) => FormattableString.Invariant($"--member {m.Id.Value} ({m.UnitName}, {MemberStore.Name(m.Role)})");

    static int Say(TextWriter output, string sentence)
    {
        output.WriteLine(sentence);
        return 1;
    }
}
