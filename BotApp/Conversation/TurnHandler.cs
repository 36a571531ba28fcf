using System.Diagnostics;
using Dengta.BotApp.Hosting;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Storage;
using Npgsql;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// The spine: one message, one transaction, one answer. What a message causes and the answer to it are committed together with the key
/// that makes a copy of it harmless; only then is the answer sent.
/// </summary>
sealed partial class TurnHandler(
    Db db, Tenants tenants, UnknownOrganisations unknown, Doorway door, Directories directories, ChatGates gates, Courier courier, PublicAddress address,
    IFiles files, TimeProvider time, ILogger<TurnHandler> log) : ITurns
{
    static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    public async Task<TurnResult> HandleAsync(Incoming incoming)
    {
        // Not linked to the request: a channel that hangs up early must not stop a booking half-way. A shutdown waits for turns.
        using var cancel = new CancellationTokenSource(Limit, time);
        if (tenants.Of(incoming) is not { } tenant) return await unknown.AnswerAsync(incoming, cancel.Token);
        using var turn = Telemetry.Activities.StartActivity("turn");
        using var pass = await gates.EnterAsync($"{incoming.Channel}:{incoming.Chat.Id}", cancel.Token);
        var began = time.GetTimestamp();
        try
        {
            var result = await RunTwiceAsync(tenant, incoming, cancel.Token);
            Ended(incoming, began, result.Repeated ? "copy" : "answered");
            return result;
        }
        catch (Exception bug) when (!IsInfrastructure(bug))
        {
            var trace = Activity.Current?.TraceId.ToHexString()[..8] ?? Guid.NewGuid().ToString("N")[..8];
            Failed(log, bug, trace, incoming.Channel);
            Ended(incoming, began, "failed");
            return await ApologiseAsync(tenant, incoming, trace, cancel.Token);
        }
    }

    void Ended(Incoming incoming, long began, string outcome)
    {
        var took = time.GetElapsedTime(began).TotalMilliseconds;
        Telemetry.Turns.Record(took, new KeyValuePair<string, object?>("outcome", outcome));
        Done(log, incoming.Key, incoming.Channel, outcome, took);
    }

    // A pooled connection may have died while idle, and a deadlock is over once one side gave way: neither is worth a failed request.
    // The inbox key makes the second run harmless even where the first was committed and only its answer got lost.
    async Task<TurnResult> RunTwiceAsync(Tenant tenant, Incoming incoming, CancellationToken cancel)
    {
        try
        {
            return await RunAskedAsync(tenant, incoming, cancel);
        }
        catch (NpgsqlException e) when (e.IsTransient)
        {
            Again(log, e, incoming.Channel);
            return await RunAskedAsync(tenant, incoming, cancel);
        }
    }

    // No transaction waits while a directory is asked or a file fetched: it is begun again afterwards.
    async Task<TurnResult> RunAskedAsync(Tenant tenant, Incoming incoming, CancellationToken cancel)
    {
        while (true)
        {
            var result = await RunAsync(tenant, incoming, cancel);
            if (ReferenceEquals(result, FileFirst) && incoming.Said is Said.File file) incoming = incoming with { Said = file with { Read = await files.ReadAsync(file.Value, cancel) } };
            else if (result is not null) return result;
            else await directories.AskAsync(incoming, cancel);
        }
    }

    /// <summary>Nothing is done: the file has to be read first.</summary>
    static readonly TurnResult FileFirst = new(Repeated: false, InPlace: null);

    /// <returns>Null, with nothing done, where the channel's directory has to be asked about the sender first.</returns>
    async Task<TurnResult?> RunAsync(Tenant tenant, Incoming incoming, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var reading = incoming.Said is Said.Text text ? Reader.Read(FiscalWords.Plain(text.Value), tenant.DayOf(now)) : Reading.Nothing;
        await using var tx = db.Begin();
        var opening = Opening.Queue(tx, tenant, incoming, reading, now);
        await tx.SendAsync(cancel);
        if (opening.Inbox.Value is not { } inbox) return await AnswerCopyAsync(tx, tenant, incoming, cancel);
        if (incoming.Said is Said.Left or Said.Renamed) return await HousekeepAsync(tx, tenant, incoming, now, cancel);

        var situation = opening.Situation.Value!;
        // An installation is announced twice, and again with every update of the app: whoever was spoken to before needs no greeting.
        if (incoming.Said is Said.Arrived && situation is { Chat: not null, Dead: false }) return await ArriveAgainAsync(tx, tenant, incoming, situation, inbox, cancel);
        // Whoever is unknown has booked nothing that could be corrected, and was told so already.
        if (situation.Person is null && incoming.Said is (Said.Edited or Said.Deleted)) return await KeepAsync(tx, cancel);
        Entrance? entrance = null;
        if (situation.Person is null)
        {
            entrance = await door.AdmitAsync(new(tx, tenant, incoming, inbox, situation.Left, now, cancel));
            if (entrance is Entrance.Unasked) return null;
            opening = Opening.Again(tx, tenant, incoming, opening, now);
            await tx.SendAsync(cancel);
            situation = opening.Situation.Value!;
        }
        var chat = await Places.OfAsync(tx, tenant, incoming, situation, inbox, cancel);
        if (entrance is not null) SituationStore.Place(tx, tenant.Id, inbox, chat, situation.Person?.Id);
        if (situation.Person is not { } person)
        {
            var language = LanguageOf(tenant, incoming, null, null);
            var refusal = entrance is Entrance.Out refused ? refused.Say(language) : Welcome.Demo(language);
            return await CommitAsync(tx, tenant, incoming, inbox, chat, null, new(refusal), now, cancel);
        }
        Places.NoteName(tx, tenant, incoming, situation.ShownAs, person, inbox, now);

        var turn = TurnOf(tx, tenant, incoming, inbox, chat, person, opening, now, cancel);
        // A code has said all it can.
        var reply = entrance is Entrance.In { By: LetInBy.Code } ? new Reply(Welcome.Back(turn)) : await Dialogue.AnswerAsync(turn, reading);
        if (ReferenceEquals(reply, Reply.OnceRead)) return FileFirst;
        if (reply.Card is not { } card) return await KeepAsync(tx, cancel);
        if (entrance is Entrance.In entered) reply = reply with { Card = Welcome.In(turn, entered.By, card) };
        return await CommitAsync(tx, tenant, incoming, inbox, chat, person.Id, reply, now, cancel);
    }

    Turn TurnOf(
        Tx tx, Tenant tenant, Incoming incoming, InboxId inbox, ChatId chat, Member person, Opening opening, DateTimeOffset now, CancellationToken cancel)
    {
        var situation = opening.Situation.Value!;
        return new Turn
        {
            Tenant = tenant,
            Tx = tx,
            Incoming = incoming,
            Inbox = inbox,
            Chat = chat,
            Person = person,
            Language = LanguageOf(tenant, incoming, person, situation.Waiting),
            Now = now,
            Month = opening.Month.Value!,
            Customers = opening.Customers?.Values ?? [],
            Lines = opening.Lines?.Values,
            Waiting = situation.Waiting,
            Plans = situation.Plans,
            Address = address.Value,
            Cancel = cancel,
        };
    }

    /// <param name="by">Null for somebody unknown, and where nothing was worked on: then nobody's card is replaced.</param>
    async Task<TurnResult> CommitAsync(
        Tx tx, Tenant tenant, Incoming incoming, InboxId inbox, ChatId chat, MemberId? by, Reply reply, DateTimeOffset now, CancellationToken cancel)
    {
        var json = CardJson.Write(reply.Card!.Kept ?? reply.Card);
        var press = reply.KeepsCard ? null : incoming.Said as Said.Press;
        var replaced = press?.CardId is { } card && !reply.IsForOne && await Places.MayReplaceAsync(tx, tenant, incoming, chat, by, card, cancel) ? card : reply.Replaces;
        var inPlace = press is { InPlace: true };
        if (inPlace) SituationStore.KeepAnswer(tx, tenant.Id, inbox, json);
        if (inPlace && (replaced is null || !press!.IsSeenByOneClient))
        {
            await tx.CommitAsync(cancel);
            return new(false, reply.Card, inbox);
        }
        // A button's card is replaced: by this message alone, or so that everybody else sees what the one who pressed sees already.
        var sent = new OutboxCard(json, incoming.ReplyTo, replaced, inPlace || reply.Card.Withdraws);
        var added = OutboxStore.Add(tx, tenant.Id, chat, inbox, sent, now + Courier.Lease, now);
        await tx.CommitAsync(cancel);
        var (id, waits) = added.Value;
        if (!waits) courier.Send(new OutboxRow(tenant.Id, id, chat, incoming.Channel, incoming.Chat, sent, 0), reply.Card!, now);
        return inPlace ? new(false, reply.Card, inbox) : new(false, null);
    }

    static async Task<TurnResult> AnswerCopyAsync(Tx tx, Tenant tenant, Incoming incoming, CancellationToken cancel)
    {
        if (incoming.Said is not Said.Press { InPlace: true }) return new(true, null);
        var answer = SituationStore.FindAnswer(tx, tenant.Id, incoming);
        await tx.SendAsync(cancel);
        return answer.Value is (var first, { } json) ? new(true, CardJson.Read(json), first) : new(true, null);
    }

    // Somebody we know may be reached at another address now.
    static async Task<TurnResult> ArriveAgainAsync(Tx tx, Tenant tenant, Incoming incoming, Situation situation, InboxId inbox, CancellationToken cancel)
    {
        if (situation.Person is not null) await Places.OfAsync(tx, tenant, incoming, situation, inbox, cancel);
        return await KeepAsync(tx, cancel);
    }

    static async Task<TurnResult> KeepAsync(Tx tx, CancellationToken cancel)
    {
        await tx.CommitAsync(cancel);
        return new(false, null);
    }

    static Task<TurnResult> HousekeepAsync(Tx tx, Tenant tenant, Incoming incoming, DateTimeOffset now, CancellationToken cancel)
    {
        if (incoming.Said is Said.Left) SituationStore.Close(tx, tenant.Id, incoming, now);
        else SituationStore.Rename(tx, tenant.Id, incoming);
        return KeepAsync(tx, cancel);
    }

    /// <summary>Answers a message that we cannot work on, once: its key is kept, so it does not come back for ever.</summary>
    async Task<TurnResult> ApologiseAsync(Tenant tenant, Incoming incoming, string trace, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        await using var tx = db.Begin();
        var opening = Opening.Queue(tx, tenant, incoming, Reading.Nothing, now);
        await tx.SendAsync(cancel);
        if (opening.Inbox.Value is not { } inbox) return new(true, null);
        var chat = await Places.OfAsync(tx, tenant, incoming, opening.Situation.Value!, inbox, cancel);
        var card = Welcome.Apology(LanguageOf(tenant, incoming, opening.Situation.Value!.Person, null), trace);
        return await CommitAsync(tx, tenant, incoming, inbox, chat, null, new(card), now, cancel);
    }

    static Language LanguageOf(Tenant tenant, Incoming incoming, Member? person, WaitingQuestion? waiting) =>
        person?.Language ?? Spoken.LanguageOf(incoming, waiting) ?? tenant.Language;

    // What another copy of the message may get through: the channel is told to send it again.
    static bool IsInfrastructure(Exception e) => e switch
    {
        PostgresException p => p.SqlState[..2] is "08" or "40" or "53" or "55" or "57" or "58",
        NpgsqlException or OperationCanceledException or TimeoutException or IOException or System.Net.Sockets.SocketException => true,
        _ => false,
    };

    [LoggerMessage(LogLevel.Debug, "Message {Key} on {Channel}: {Outcome} in {Milliseconds} ms")]
    static partial void Done(ILogger log, string key, string channel, string outcome, double milliseconds);

    [LoggerMessage(LogLevel.Error, "Turn {Trace} on {Channel} failed")]
    static partial void Failed(ILogger log, Exception bug, string trace, string channel);

    [LoggerMessage(LogLevel.Warning, "A turn on {Channel} is tried once more")]
    static partial void Again(ILogger log, Exception e, string channel);
}
