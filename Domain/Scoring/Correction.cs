using Dengta.Domain.Basics;

namespace Dengta.Domain.Scoring;

/// <summary>Something of a sealed period that counts in a later one.</summary>
/// <param name="Delta">In the unit of the line; not 0.</param>
/// <param name="Of">The period that it belongs to.</param>
/// <param name="On">The day on which it counts.</param>
public sealed record Correction(Part Part, string Key, decimal Delta, Period Of, DateOnly On, string Reason);
