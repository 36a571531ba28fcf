using System.Text.Json;
using Dengta.BotApp.Channels.Teams;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Messages;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dengta.Tests.Channels.Teams;

/// <summary>What a client is told while its press is worked on.</summary>
public sealed class InvokesTests
{
    readonly FakeTimeProvider _time = new();
    readonly Turns _turns = new();

    [Fact]
    public async Task Whoever_waits_five_seconds_is_told_that_it_goes_on()
    {
        var answer = Invokes.AnswerAsync(Press("zh-CN"));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(answer.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal((200, "application/vnd.microsoft.activity.message", "还在处理,马上就好。"), await ReadAsync(await answer));
        // The turn comes to its end all the same.
        _turns.Answer.SetResult(new(false, null));
    }

    [Fact]
    public async Task While_the_database_is_away_it_may_be_pressed_again()
    {
        _turns.Answer.SetException(new TimeoutException());

        Assert.Equal((500, "application/vnd.microsoft.error", "That did not work; please press again in a moment."), await ReadAsync(await Invokes.AnswerAsync(Press("en"))));
    }

    Invokes Invokes => new(_turns, _time, NullLogger<Invokes>.Instance);

    static Incoming Press(string language) => new(
        "teams", "", "key", new ChatAddress("chat", false), new Sender("29:x", "x"), new Said.Press("undo", new Dictionary<string, string> { ["lang"] = language }, true, "card"));

    static async Task<(int Status, string? Type, string? Said)> ReadAsync(IResult result)
    {
        var http = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        await result.ExecuteAsync(http);
        await http.Response.CompleteAsync();
        http.Response.Body.Position = 0;
        using var envelope = await JsonDocument.ParseAsync(http.Response.Body, default, TestContext.Current.CancellationToken);
        var value = envelope.RootElement.GetProperty("value");
        var said = value.ValueKind == JsonValueKind.String ? value : value.GetProperty("message");
        return (envelope.RootElement.GetProperty("statusCode").GetInt32(), envelope.RootElement.GetProperty("type").GetString(), said.GetString());
    }

    sealed class Turns : ITurns
    {
        public TaskCompletionSource<TurnResult> Answer { get; } = new();

        public Task<TurnResult> HandleAsync(Incoming incoming) => Answer.Task;
    }
}
