using Dengta.Domain.Basics;

namespace Dengta.Domain.Targets;

/// <summary>One version of a target; of several the last recorded one that is effective on a day counts on it.</summary>
/// <param name="Id">Versions recorded later have larger ones.</param>
public readonly record struct TargetVersion(long Id, Goal Goal, DateOnly EffectiveFrom);

/// <summary>A version as people ask about it.</summary>
/// <param name="SetBy">Null for what was there before versions were kept, and for what was imported.</param>
public sealed record VersionTold(
    TargetKey Key, Goal Goal, string? Currency, DateOnly EffectiveFrom, DateTimeOffset RecordedAt, string? SetBy, string? SetByEn, string? Reason, string? Note);
