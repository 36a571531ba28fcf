using System.Text.RegularExpressions;

namespace Dengta.Tests.Conversation;

/// <summary>
/// Steps of a dialog, one a line: <c>as NAME</c> (who speaks), <c>in group</c> / <c>in private</c>, <c>say TEXT</c>,
/// <c>press BUTTON [input=value …]</c>, <c>reply TEXT</c> (the last answer has it), <c>no TEXT</c> (has it not), <c>wait MINUTES</c>,
/// <c>get</c> (the newest card of the chat, asked for or not), <c># comment</c>. In what is said, <c>{code}</c> is the invite code last seen.
/// </summary>
/// <param name="mirrored">
/// The buttons that the play of the same dialog in another language has pressed, by their places. Then nothing is compared: the words are
/// those of the other language.
/// </param>
sealed partial class DialogPlay(TestBot bot, IReadOnlyList<int>? mirrored = null) : IDisposable
{
    readonly CommandTrace _trace = new();
    readonly List<PlayedCard> _cards = [];
    readonly List<int> _presses = [];
    readonly Dictionary<(string, bool), Person> _people = [];
    string _who = "李雷";
    bool _group;
    string _code = "";
    string _answer = "";

    /// <summary>The answers, in order, that a command has given.</summary>
    public IReadOnlyList<PlayedCard> Cards => _cards;

    /// <summary>The places of the buttons pressed.</summary>
    public IReadOnlyList<int> Presses => _presses;

    /// <summary>Plays a dialog as it is written, and then once more for people who have all chosen English.</summary>
    public static async Task<(IReadOnlyList<PlayedCard> Chinese, IReadOnlyList<PlayedCard> English)> InBothLanguagesAsync(TestBot bot, TestBot english, string dialog)
    {
        using var play = new DialogPlay(bot);
        await play.RunAsync(dialog);
        using var mirror = new DialogPlay(english, play.Presses);
        await mirror.RunAsync(dialog);
        return (play.Cards, mirror.Cards);
    }

    public void Dispose() => _trace.Dispose();

    public async Task RunAsync(string dialog)
    {
        var lines = await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Dialogs", dialog + ".txt"), TestContext.Current.CancellationToken);
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].Trim() is { Length: > 0 } line && !line.StartsWith('#'))
                await StepAsync(line, $"{dialog}.txt:{i + 1}");
    }

    async Task StepAsync(string line, string where)
    {
        var (verb, rest) = line.Split(' ', 2) is [var v, var r] ? (v, r.Trim()) : (line, "");
        if (mirrored is not null && verb is "say" or "press") await bot.DoAsync("update member set language = 'en' where language is null");
        switch (verb)
        {
            case "reply" or "no" when mirrored is not null:
                break;
            case "as":
                _who = rest;
                break;
            case "in":
                _group = rest == "group";
                break;
            case "say":
                _answer = await Speaker().SayAsync(rest.Replace("\\n", "\n", StringComparison.Ordinal).Replace("{code}", _code, StringComparison.Ordinal));
                break;
            case "press":
                _answer = await PressAsync(rest);
                break;
            case "get":
                await DeliverAsync(Speaker());
                _answer = await Pushed().ReadAsync();
                break;
            case "wait":
                bot.Time.Advance(TimeSpan.FromMinutes(int.Parse(rest, System.Globalization.CultureInfo.InvariantCulture)));
                break;
            case "reply":
                Assert.True(_answer.Contains(rest, StringComparison.Ordinal), $"{where}: expected «{rest}» in\n{_answer}");
                break;
            case "no":
                Assert.False(_answer.Contains(rest, StringComparison.Ordinal), $"{where}: did not expect «{rest}» in\n{_answer}");
                break;
            default:
                Assert.Fail($"{where}: unknown step {verb}");
                break;
        }
        if (verb is "say" or "press" && _trace.Last is { } command) _cards.Add(new(where, command, Speaker().Last.Card));
        if (Code().Match(_answer) is { Success: true } code) _code = code.Value;
    }

    Task<string> PressAsync(string rest)
    {
        var words = rest.Split(' ');
        var inputs = words.Where(w => w.Contains('=', StringComparison.Ordinal)).Select(w => w.Split('=', 2)).Select(p => (p[0], p[1])).ToArray();
        var title = string.Join(' ', words.Where(w => !w.Contains('=', StringComparison.Ordinal)));
        var titles = Speaker().Last.Card.GetProperty("actions").EnumerateArray().Select(a => a.GetProperty("title").GetString()!).ToArray();
        if (mirrored is not null) title = titles[mirrored[_presses.Count]];
        _presses.Add(Array.IndexOf(titles, title));
        return Speaker().PressAsync(title, inputs);
    }

    // A chat's cards go out in their order, each once the one before it is written down as sent; here one at a time.
    async Task DeliverAsync(Person person)
    {
        var before = person.Answers;
        for (var tries = 0; tries < 100 && person.Answers == before; tries++)
        {
            if (!(await bot.StatesAsync(person.Chat)).Contains("due", StringComparison.Ordinal)) return;
            await bot.SweepAsync();
        }
    }

    // What nobody asked for has come in since; it is the last.
    Person Pushed()
    {
        var person = Speaker();
        return person.Until(person.Answers - 1);
    }

    Person Speaker()
    {
        if (!_people.TryGetValue((_who, _group), out var person))
            _people.Add((_who, _group), person = _group ? bot.Is(_who, "group-chat", group: true) : bot.Is(_who));
        // Others may have been answered in the same group.
        return person.Until(person.Answers);
    }

    [GeneratedRegex("[A-HJKMNP-Z2-9]{4}-[A-HJKMNP-Z2-9]{4}")]
    private static partial Regex Code();
}
