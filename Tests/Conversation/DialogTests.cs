namespace Dengta.Tests.Conversation;

/// <summary>
/// Plays <c>Dialogs/*.txt</c>. Steps, one a line: <c>as NAME</c> (who speaks), <c>in group</c> / <c>in private</c>, <c>say TEXT</c>,
/// <c>press BUTTON [input=value …]</c>, <c>reply TEXT</c> (the last answer has it), <c>no TEXT</c> (has it not), <c>wait MINUTES</c>,
/// <c>get</c> (the newest card of the chat, asked for or not), <c># comment</c>. In what is said, <c>{code}</c> is the invite code last seen.
/// </summary>
public sealed class DialogTests
{
    public static TheoryData<string> Dialogs =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Dialogs"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Dialogs))]
    public async Task Goes_as_written(string dialog)
    {
        await using var bot = await TestBot.StartAsync();
        await new Play(bot).RunAsync(Path.Combine(AppContext.BaseDirectory, "Dialogs", dialog + ".txt"));
    }
}
