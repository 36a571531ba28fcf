using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Ratings;

/// <summary>What a help was about.</summary>
public enum HelpKind
{
    Project,
    Sharing,
    Helping,
}

/// <summary>Help that was thanked for. One a pair and day, so that thanks cannot be piled up.</summary>
public static class HelpStore
{
    public const int Longest = 200;

    static readonly Sql Insert = new("""
        insert into help_event (tenant_id, helper_id, helped_id, day, kind, what, inbox_id, at) values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (tenant_id, helper_id, day, helped_id) do nothing returning 1
        """);

    /// <summary>No row where the pair has one for that day already.</summary>
    public static Row<int> Add(
        Tx tx, TenantId tenant, MemberId helper, MemberId helped, DateOnly day, HelpKind kind, string what, DateTimeOffset now, InboxId inbox) => tx.Row(
        Insert, r => r.GetInt32(0), Arg.Of(tenant.Value), Arg.Of(helper.Value), Arg.Of(helped.Value), Arg.Of(day), Arg.Of(kind.Stored()),
        Arg.Of(what), Arg.Of(inbox.Value), Arg.Of(now));
}

public static class HelpKinds
{
    public static string Stored(this HelpKind kind) => kind switch
    {
        HelpKind.Project => "project",
        HelpKind.Sharing => "sharing",
        _ => "helping",
    };

    public static HelpKind? Find(string? stored) => stored switch
    {
        "project" => HelpKind.Project,
        "sharing" => HelpKind.Sharing,
        "helping" => HelpKind.Helping,
        _ => null,
    };

    public static string Name(this HelpKind kind, Language language) => kind switch
    {
        HelpKind.Project => language.Pick("项目协作", "Project work"),
        HelpKind.Sharing => language.Pick("资料共享", "Sharing what one knows"),
        _ => language.Pick("帮助同事", "Helping colleagues"),
    };
}
