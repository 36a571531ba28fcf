using System.Reflection;
using Dengta.Domain.Storage;

namespace Dengta.Tests.Architecture;

/// <summary>Who may use whom.</summary>
public sealed class LayeringTests
{
    /// <summary>Each room of the domain uses those before it.</summary>
    static readonly string[] Rooms =
    [
        "Basics", "Storage", "Messages", "People", "Pushes", "Ledger", "Followups", "Duties", "Targets", "Kpis", "Scoring", "Adjustments", "Reviews",
        "Ratings", "Surveys", "Reports",
    ];

    /// <summary>Not stores, yet they know transactions: what sends the outbox, and a store's answer that is not there yet.</summary>
    static readonly string[] AlsoStores = ["Courier", "PendingProgress"];

    static readonly Assembly Domain = typeof(Db).Assembly;
    static readonly Assembly BotApp = typeof(BotApp.Conversation.Turn).Assembly;
    static readonly Assembly Jobs = typeof(Jobs.SweepOutbox).Assembly;

    [Fact]
    public void A_room_of_the_domain_uses_those_before_it() => Never(Domain, (user, used) =>
        used.Assembly == Domain && Array.IndexOf(Rooms, RoomOf(used)) > Array.IndexOf(Rooms, RoomOf(user)));

    [Fact]
    public void Every_room_of_the_domain_has_its_place() =>
        Assert.All(Domain.GetTypes().Where(t => t.Namespace?.StartsWith("Dengta.Domain.", StringComparison.Ordinal) == true), t => Assert.Contains(RoomOf(t), Rooms));

    [Fact]
    public void Only_stores_know_SQL() => Never(Domain, (user, used) =>
        RoomOf(user) != "Storage" && IsSql(used) && !user.Name.EndsWith("Store", StringComparison.Ordinal) && !AlsoStores.Contains(user.Name));

    [Fact]
    public void Understanding_sees_texts_and_words_only() => Never(BotApp, (user, used) =>
        IsIn(user, "Understanding") && (IsSql(used) || used == typeof(TimeProvider) || used.Assembly == BotApp && !IsIn(used, "Understanding") && !IsGenerated(used)));

    [Fact]
    public void Conversation_sees_no_channel() => Never(BotApp, (user, used) =>
        IsIn(user, "Conversation") && (IsIn(used, "Channels") || IsIn(used, "Tools") || used.Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true));

    [Fact]
    public void The_domain_stands_on_Npgsql_alone() => Assert.All(
        Domain.GetReferencedAssemblies().Select(a => a.Name!),
        name => Assert.True(name is "Npgsql" or "Microsoft.Extensions.Logging.Abstractions" or "Microsoft.Win32.Primitives" || name.StartsWith("System", StringComparison.Ordinal), name));

    [Fact]
    public void Nothing_below_knows_what_is_above()
    {
        Assert.DoesNotContain(Domain.GetReferencedAssemblies(), a => a.Name!.StartsWith("Dengta", StringComparison.Ordinal));
        Assert.DoesNotContain(Jobs.GetReferencedAssemblies(), a => a.Name == BotApp.GetName().Name);
    }

    static void Never(Assembly assembly, Func<Type, Type, bool> isWrong)
    {
        var wrong = assembly.GetTypes()
            .SelectMany(t => TypeUses.Of(t).Select(used => (User: Outermost(t), Used: used)))
            .Where(u => isWrong(u.User, Outermost(u.Used)))
            .Select(u => $"{u.User.FullName} uses {u.Used.FullName}")
            .Distinct().Order();
        Assert.Empty(wrong);
    }

    static bool IsSql(Type t) => t.Assembly.GetName().Name == "Npgsql" || t.Namespace == typeof(Db).Namespace;

    static bool IsIn(Type t, string folder) => $"{t.Namespace}.".StartsWith($"Dengta.BotApp.{folder}.", StringComparison.Ordinal);

    static bool IsGenerated(Type t) => t.Namespace?.StartsWith("Dengta", StringComparison.Ordinal) != true;

    static string? RoomOf(Type t) => t.Namespace?.Split('.').ElementAtOrDefault(2);

    static Type Outermost(Type t)
    {
        while (t.DeclaringType is { } outer) t = outer;
        return t;
    }
}
