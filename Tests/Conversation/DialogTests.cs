using Dengta.Tests.Channels;

namespace Dengta.Tests.Conversation;

/// <summary>Plays <c>Dialogs/*.txt</c>, and looks at every card that was sent on the way.</summary>
public sealed class DialogTests
{
    public static TheoryData<string> Dialogs =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Dialogs"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Dialogs))]
    public async Task Goes_as_written(string dialog)
    {
        await using var bot = await TestBot.StartAsync();
        using var play = new DialogPlay(bot);
        await play.RunAsync(dialog);
        await OutboundCards.CheckAsync(bot);
    }
}
