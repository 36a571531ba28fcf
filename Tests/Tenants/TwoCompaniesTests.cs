using System.Text.Json;
using System.Text.Json.Nodes;
using Dengta.BotApp.Conversation;
using Dengta.Tests.Conversation;

namespace Dengta.Tests.Tenants;

/// <summary>One deployment, two companies: nothing of one is read or changed by the other.</summary>
public sealed class TwoCompaniesTests
{
    /// <summary>One of each role.</summary>
    static readonly string[] People = ["李雷", "王芳", "张伟", "陈静", "赵强"];

    static string Folder => Path.Combine(AppContext.BaseDirectory, "Dialogs");

    [Theory]
    [MemberData(nameof(DialogTests.Dialogs), MemberType = typeof(DialogTests))]
    public async Task Every_dialog_goes_as_written_beside_the_twin_and_leaves_it_alone(string dialog)
    {
        await using var bot = await StartAsync();
        bot.Organisation = TwinCompany.Ours;

        using var play = new DialogPlay(bot);
        await play.RunAsync(dialog);

        await StaysApartAsync(bot, TwinCompany.Untouched);
    }

    [Fact]
    public async Task Buttons_of_the_twins_cards_do_nothing_to_it_in_our_hands()
    {
        await using var bot = await StartAsync();
        var buttons = await TwinsButtonsAsync(bot);
        var untouched = await TwinCompany.SnapshotAsync(bot.Db, 2);
        bot.Organisation = TwinCompany.Ours;

        var presses = 0;
        foreach (var name in People)
            foreach (var (verb, data) in buttons)
            {
                var person = bot.Is(name);
                await person.Until(person.Answers).PressAsync(person.Invoke(verb, JsonNode.Parse(data)));
                presses++;
            }

        Assert.True(buttons.Count > 100, $"only {buttons.Count} buttons");
        Assert.Empty(Verbs().Except(buttons.Select(b => b.Verb)));
        Assert.Equal(presses, await bot.AskAsync<long>("select count(*) from inbox where tenant_id = 1 and said like '#%' and received_at >= '2026-11-23'"));
        Assert.Equal(untouched, await TwinCompany.SnapshotAsync(bot.Db, 2));
    }

    /// <summary>Nothing of the twin has changed, and no word of it stands among what is ours.</summary>
    static async Task StaysApartAsync(TestBot bot, IReadOnlyDictionary<string, string> untouched)
    {
        await bot.SweepAsync();
        Assert.Equal(untouched, await TwinCompany.SnapshotAsync(bot.Db, 2));
        Assert.Empty(await TwinCompany.MarkedAsync(bot.Db, 1));
        Assert.DoesNotContain(bot.Connector.Sent, s => s.Activity.GetRawText().Contains(TwinCompany.Mark, StringComparison.Ordinal));
    }

    static async Task<TestBot> StartAsync() => await TestBot.StartAsync(database: await TwinCompany.CreateAsync());

    /// <summary>Everything that the twin's people can press after having said all that the dialogs say; besides, each verb by itself and with everything.</summary>
    static async Task<IReadOnlyCollection<(string Verb, string Data)>> TwinsButtonsAsync(TestBot bot)
    {
        bot.Organisation = TwinCompany.Theirs;
        var buttons = new HashSet<(string, string)>();
        foreach (var file in Directory.GetFiles(Folder, "*.txt").Order())
        {
            var who = "李雷";
            foreach (var line in await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken))
                if (line.StartsWith("as ", StringComparison.Ordinal)) who = line[3..].Trim();
                else if (line.StartsWith("say ", StringComparison.Ordinal)) await CollectAsync(bot.Is(TwinCompany.Mark + who, "twin-" + who), line[4..].Trim(), buttons);
        }
        var everything = new JsonObject();
        foreach (var (_, data) in buttons)
            foreach (var (name, value) in JsonNode.Parse(data)!.AsObject()) everything[name] = value!.DeepClone();
        foreach (var verb in Verbs())
        {
            buttons.Add((verb, "{}"));
            buttons.Add((verb, everything.ToJsonString()));
        }
        return buttons;
    }

    static async Task CollectAsync(Person person, string text, HashSet<(string, string)> buttons)
    {
        await person.Until(person.Answers).SayAsync(text);
        if (!person.Last.Card.TryGetProperty("actions", out var actions)) return;
        foreach (var action in actions.EnumerateArray().Where(a => a.TryGetProperty("verb", out _)))
            buttons.Add((action.GetProperty("verb").GetString()!, action.GetProperty("data").GetRawText()));
    }

    static IEnumerable<string> Verbs() => typeof(ICommand).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICommand)))
        .Select(t => ((ICommand)Activator.CreateInstance(t)!).Description.Verb);
}
