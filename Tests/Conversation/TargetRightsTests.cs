using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dengta.Tests.Channels;

namespace Dengta.Tests.Conversation;

/// <summary>
/// Every verb that reads or writes targets, pressed by those whom the target is no business of: nothing is shown, nothing changes, and whoever
/// asked for somebody else's numbers is in the audit. The verbs are found in the sources, so that a new one cannot be forgotten.
/// </summary>
public sealed partial class TargetRightsTests(SharedBot shared) : IClassFixture<SharedBot>
{
    /// <summary>Whose answers hold the asker's own alone, and whose rights are tested with scores.</summary>
    static readonly string[] Elsewhere = ["bonus-rule", "choose-scheme", "explain", "ranking", "board", "write-scheme"];

    static readonly string[] Strangers = ["林峰", "吴倩", "孙磊", "赵强"];

    /// <summary>With the numbers of a set of 王芳's and of an open split of 王芳's in place of the braces. The third says whether it is audited.</summary>
    public static TheoryData<string, string, bool> Presses => new()
    {
        { "target", "owner=member id=1 metric=revenue from=2028-08-01 to=2028-08-31 base=905000", true },
        { "target", "owner=unit id=3 metric=revenue from=2028-08-01 to=2028-08-31 base=905000", true },
        { "target", "text=set-Li-Lei's-August-2028-target-to-905k", true },
        { "paste", "table=2028年8月目标\n李雷,90.5万", true },
        { "split", "do=preview method=Even set={set}", false },
        { "split", "do=over into=Month set={set}", false },
        { "split", "do=preview method=Even split={split}", true },
        { "split", "do=accept split={split} line=1", true },
        { "split", "do=object split={split} line=1 reason=x", true },
        { "split", "do=settle split={split} line=1 reason=x amount=90.5万", true },
        { "split", "do=status split={split}", true },
        { "split", "do=submit split={split}", true },
        { "split", "do=withdraw split={split}", true },
        { "split", "do=lock split={split}", true },
        { "change", "do=confirm set={set}", true },
        { "change", "do=join set={set}", true },
        { "change", "do=approve set={set}", true },
        { "change", "do=decline set={set}", true },
        { "change", "do=cancel set={set}", true },
        { "change", "do=undo set={set}", true },
        { "change", "do=page set={set}", true },
        { "change", "do=page only=blocked set={set}", true },
        { "change", "do=who set={set}", true },
        { "change", "do=ack set={set}", true },
        { "change", "do=review set={set}", true },
        { "versions", "who=李雷 from=2028-08-01 to=2028-08-31", true },
        { "versions", "team=1 from=2028-08-01 to=2028-08-31", false },
        { "forecast", "who=李雷", false },
        { "progress", "member=1 from=2028-08-01 to=2028-08-31", true },
        { "progress", "who=1 from=2028-08-01 to=2028-08-31", true },
        { "progress", "unit=3 from=2028-08-01 to=2028-08-31", true },
        { "progress", "unit=1 from=2028-08-01 to=2028-08-31 skip=8", true },
        { "window", "opens=2026-12-01 closes=2026-12-05", true },
        { "window", "do=close", true },
        { "reasons", "add=x", false },
        { "override", "name=李雷 line=拜访次数 what=weight value=10 reason=x", false },
    };

    [Theory]
    [MemberData(nameof(Presses))]
    public async Task A_stranger_presses_in_vain(string verb, string arguments, bool audited)
    {
        var bot = await shared.GetAsync();
        var (set, split) = await SecretAsync(bot);
        var (before, refused) = (await StateAsync(bot), await RefusalsAsync(bot));

        foreach (var stranger in Strangers)
        {
            var person = bot.Is(stranger, $"{stranger}-{verb}-{Guid.NewGuid()}");
            var answer = await person.PressAsync(person.Invoke(verb, Data(arguments.Replace("{set}", $"{set}", StringComparison.Ordinal).Replace("{split}", $"{split}", StringComparison.Ordinal))));
            Assert.DoesNotContain("90.5", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("905", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("李雷", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("华东一组", answer, StringComparison.Ordinal);
        }

        Assert.Equal(before, await StateAsync(bot));
        if (audited) Assert.Equal(refused + Strangers.Length, await RefusalsAsync(bot));
    }

    [Theory]
    [InlineData("李雷2028年8月的目标是多少")]
    [InlineData("李雷的目标谁改的")]
    [InlineData("李雷2028年8月完成多少")]
    [InlineData("李雷本月能完成目标吗")]
    [InlineData("李雷2028年8月的目标")]
    [InlineData("华东一组2028年8月目标")]
    [InlineData("what was Li Lei's target in August 2028")]
    [InlineData("who changed Li Lei's target")]
    [InlineData("Li Lei's August 2028 target")]
    [InlineData("set Li Lei's August 2028 target to 905k")]
    [InlineData("李雷2028年8月目标下调10%,因为休产假")]
    [InlineData("2028年8月目标\n李雷 90.5万\n韩梅梅 90.5万")]
    public async Task A_stranger_says_in_vain(string text)
    {
        var bot = await shared.GetAsync();
        await SecretAsync(bot);
        var before = await StateAsync(bot);

        foreach (var stranger in Strangers)
        {
            var answer = await bot.Is(stranger, $"{stranger}-{Guid.NewGuid()}").SayAsync(text);
            Assert.DoesNotContain("90.5", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("905", answer, StringComparison.Ordinal);
        }

        Assert.Equal(before, await StateAsync(bot));
    }

    [Fact]
    public void Every_verb_that_reads_or_writes_targets_is_in_the_table()
    {
        var folder = Path.Combine(new DirectoryInfo(Golden.Folder).Parent!.Parent!.FullName, "BotApp", "Conversation", "Commands");
        var verbs = Directory.GetFiles(folder, "*.cs").Select(File.ReadAllText).Where(source => Touches().IsMatch(source))
            .Select(source => Verb().Match(source)).Where(m => m.Success).Select(m => m.Groups[1].Value);

        Assert.Equal(verbs.Order(StringComparer.Ordinal), Presses.Select(p => p.Data.Item1).Distinct().Concat(Elsewhere).Order(StringComparer.Ordinal));
    }

    /// <summary>A draft of 王芳's with a target that is worth knowing, and a split that is proposed to her people.</summary>
    static async Task<(long Set, long Split)> SecretAsync(TestBot bot)
    {
        if (await bot.AskAsync<long>("select count(*) from target_split") == 0)
        {
            var operations = bot.Is("陈静");
            await operations.SayAsync("给华东一组定2028年8月目标905万");
            await operations.PressAsync("确认", ("override", "已谈妥"));
            var manager = bot.Is("王芳");
            await manager.SayAsync("平均拆给下面");
            await manager.PressAsync("提交");
            await bot.Is("王芳", "secret").SayAsync("给李雷定2028年8月目标90.5万");
        }
        return (await bot.AskAsync<long>("select max(id) from change_set where state = 'draft'"), await bot.AskAsync<long>("select max(id) from target_split where state = 'open'"));
    }

    static Task<string> StateAsync(TestBot bot) => bot.AskAsync<string>("""
        select concat_ws('; ', (select count(*) from target_version), (select count(*) from target), (select string_agg(state, ',' order by id) from change_set),
                         (select string_agg(state, ',' order by id) from target_split), (select string_agg(state, ',' order by split_id, line) from target_split_part),
                         (select count(*) from adjust_window), (select count(*) from adjust_reason), (select count(*) from scheme_override),
                         (select count(*) from change_notice where acknowledged_at is not null))
        """);

    static Task<long> RefusalsAsync(TestBot bot) => bot.AskAsync<long>("select count(*) from audit where action = 'refused'");

    static JsonObject Data(string arguments)
    {
        var data = new JsonObject();
        foreach (var argument in arguments.Split(' '))
            if (argument.Split('=', 2) is [var name, var value])
                data[name] = name == "text" ? value.Replace('-', ' ') : value;
        return data;
    }

    [GeneratedRegex("\\b(TargetVersionStore|ChangeSetStore|SplitStore|UnitStandingStore|OwnerStore|WindowStore|ProgressStore|ManyTargets|SchemeDraft)\\.")]
    private static partial Regex Touches();

    [GeneratedRegex("(?:Description \\{ get; \\} = new\\(|const string Verb = )\"([a-z-]+)\"")]
    private static partial Regex Verb();
}
