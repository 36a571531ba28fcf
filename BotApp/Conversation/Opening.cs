using Dengta.BotApp.Conversation.Commands;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Ledger;
using Dengta.Domain.People;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation;

/// <summary>
/// The first round trip of a turn: everything that can be asked before it is known who is talking goes in one batch, since a round trip
/// costs more than a statement.
/// </summary>
sealed class Opening
{
    Opening(Row<InboxId?> inbox, Row<Situation> situation, Row<Progress> month, Rows<Found>? customers, Rows<HeldLine>? lines) =>
        (Inbox, Situation, Month, Customers, Lines) = (inbox, situation, month, customers, lines);

    /// <summary>No value for a copy of a message that was kept before.</summary>
    public Row<InboxId?> Inbox { get; }

    public Row<Situation> Situation { get; }

    public Row<Progress> Month { get; }

    public Rows<Found>? Customers { get; }

    public Rows<HeldLine>? Lines { get; }

    public static Opening Queue(Tx tx, Tenant tenant, Incoming incoming, Reading reading, DateTimeOffset now) => new(
        SituationStore.Keep(tx, tenant.Id, incoming, Words(incoming.Said), now),
        SituationStore.Find(tx, tenant.Id, incoming),
        ProgressStore.OfAccount(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, Period.Month(tenant.DayOf(now))),
        reading.Events.Count == 0
            ? null
            : CustomerStore.Find(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, CustomerSearch.Sought(Draft.Of(reading.Events))),
        reading.Events.Count == 0 ? null : SchemeLineStore.OfAccount(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, tenant.DayOf(now)));

    /// <summary>Reads the situation once more, after somebody new was admitted.</summary>
    public static Opening Again(Tx tx, Tenant tenant, Incoming incoming, Opening first, DateTimeOffset now) => new(
        first.Inbox,
        SituationStore.Find(tx, tenant.Id, incoming),
        ProgressStore.OfAccount(tx, tenant.Id, incoming.Channel, incoming.Sender.Id, Period.Month(tenant.DayOf(now))),
        first.Customers,
        null);

    static string Words(Said said) => said switch
    {
        Said.Text text => CleanText.Of(text.Value),
        Said.Press press => "#" + CleanText.Of(press.Verb, 40),
        Said.File file => CleanText.Of($"📎 {file.Value.Name} {file.Caption}".TrimEnd()),
        Said.Arrived => "#arrived",
        Said.Edited => "#edited",
        Said.Deleted => "#deleted",
        Said.Renamed => "#renamed",
        _ => "#left",
    };
}
