using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Pushes;
using Dengta.Domain.Storage;

namespace Dengta.Jobs;

/// <summary>One kind of card that the clock sends. A new kind is a file, and a line in <see cref="Pushes"/>.</summary>
public interface IPush
{
    PushKind Kind { get; }

    /// <summary>
    /// The cards of people who are due, as they stand at each one's moment. Whoever has no card in the answer has nothing to be told.
    /// A constant number of statements, however many people. May queue further writes of its own, which are committed with the cards.
    /// </summary>
    Task<IReadOnlyDictionary<MemberId, Card>> MakeAsync(Tx tx, Tenant tenant, IReadOnlyList<Recipient> due, CancellationToken cancel);
}
