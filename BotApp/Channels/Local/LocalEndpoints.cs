using System.Text.Json;
using Dengta.BotApp.Channels.Teams.AdaptiveCards;
using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.Storage;

namespace Dengta.BotApp.Channels.Local;

/// <summary>
/// The chat page for trying the bot on one's own machine. Anybody who reaches it may speak for everybody, so it exists only in
/// Development and only for this machine.
/// </summary>
static class LocalEndpoints
{
    const int HistoryLines = 50;

    static readonly Refusal NoSuchPerson = new("没有这个人。", "There is no such person.");

    public static IServiceCollection AddLocalChat(this IServiceCollection services) =>
        services.AddSingleton<LocalHub>().AddSingleton<IChannel, LocalChannel>();

    public static void MapLocalChat(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IHostEnvironment>().IsDevelopment()) return;
        LocalPage.Map(routes);
        routes.MapGet("/local/people", LocalOnly.Guard(PeopleAsync));
        routes.MapGet("/local/history", LocalOnly.Guard(HistoryAsync));
        routes.MapGet("/local/events", LocalOnly.Guard(EventsAsync));
        routes.MapPost("/local/messages", LocalOnly.Guard(SayAsync));
        routes.MapPost("/local/files", LocalOnly.Guard(SendFileAsync));
    }

    static async Task PeopleAsync(HttpContext http)
    {
        var people = await LocalStore.PeopleAsync(Db(http), http.RequestAborted);
        await LocalJson.SendAsync(http, writer => JsonSerializer.Serialize(writer, people, LocalJsonContext.Default.IReadOnlyListLocalPerson));
    }

    static async Task HistoryAsync(HttpContext http)
    {
        if (await SpeakerAsync(http) is not { } person) return;
        var lines = await LocalStore.HistoryAsync(Db(http), LocalKey.Chat(person.Id), HistoryLines, http.RequestAborted);
        await LocalJson.SendAsync(http, writer =>
        {
            writer.WriteStartArray();
            foreach (var line in lines) line.Write(writer);
            writer.WriteEndArray();
        });
    }

    static async Task EventsAsync(HttpContext http)
    {
        if (await SpeakerAsync(http) is not { } person) return;
        await LocalStream.RunAsync(http, LocalKey.Chat(person.Id));
    }

    static async Task SayAsync(HttpContext http)
    {
        var read = await LocalBody.ReadAsync(http);
        if (read is not { } message) return;
        if (await LocalStore.ChooseAsync(Db(http), message.As, http.RequestAborted) is not { } person)
        {
            await LocalJson.RefuseAsync(http, StatusCodes.Status400BadRequest, NoSuchPerson);
            return;
        }

        var hub = http.RequestServices.GetRequiredService<LocalHub>();
        var incoming = Incoming(http, message, person);
        if (message.Text is { } text) hub.Publish(incoming.Chat.Id, LocalEvent.OfText(message.Key!, text));
        var result = await http.RequestServices.GetRequiredService<ITurns>().HandleAsync(incoming);
        if (result.InPlace is { } card && message.CardId is { } id) hub.Publish(incoming.Chat.Id, LocalEvent.OfCard(id, card));
        await AnswerAsync(http, result);
    }

    /// <summary>A file as the body, with <c>?as=</c>, <c>key</c> and <c>name</c>.</summary>
    static async Task SendFileAsync(HttpContext http)
    {
        if (await SpeakerAsync(http) is not { } person || await LocalFile.ReadAsync(http, person.Id) is not { } file) return;
        var incoming = Incoming(http, file.Message, person) with { Said = new Said.File(file.Value, "") };
        http.RequestServices.GetRequiredService<LocalHub>().Publish(incoming.Chat.Id, LocalEvent.OfText(file.Message.Key!, file.Message.Text!));
        await AnswerAsync(http, await http.RequestServices.GetRequiredService<ITurns>().HandleAsync(incoming));
    }

    static Incoming Incoming(HttpContext http, LocalMessage message, LocalPerson person)
    {
        var chat = LocalKey.Chat(person.Id);
        var locale = http.Request.Headers.AcceptLanguage.ToString().Split(',', ';')[0];
        var sender = new Sender(string.Create(null, $"{person.Id}"), person.Name, locale.Length == 0 ? null : locale);
        return new(LocalChannel.ChannelName, "", message.InboxKey(chat), new ChatAddress(chat, IsGroup: false), sender, message.Said, Quotes: message.ReplyTo);
    }

    static Task AnswerAsync(HttpContext http, TurnResult result) => LocalJson.SendAsync(http, writer =>
    {
        writer.WriteStartObject();
        writer.WriteBoolean("repeated", result.Repeated);
        if (result.InPlace is { } card)
        {
            writer.WritePropertyName("card");
            AdaptiveCardRenderer.Write(card, writer);
        }

        writer.WriteEndObject();
    });

    /// <summary>The person named by <c>?as=</c>; where there is none the request is answered and null returned.</summary>
    static async Task<LocalPerson?> SpeakerAsync(HttpContext http)
    {
        _ = int.TryParse(http.Request.Query["as"], out var id);
        var person = await LocalStore.ChooseAsync(Db(http), id, http.RequestAborted);
        if (person is null) await LocalJson.RefuseAsync(http, StatusCodes.Status400BadRequest, NoSuchPerson);
        return person;
    }

    static Db Db(HttpContext http) => http.RequestServices.GetRequiredService<Db>();
}
