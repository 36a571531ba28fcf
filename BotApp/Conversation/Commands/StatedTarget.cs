using Dengta.Domain.Basics;
using Dengta.Domain.Targets;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>One of many targets stated at once.</summary>
/// <param name="Line">Where it stands, from 1.</param>
/// <param name="Name">Whose, as written.</param>
/// <param name="Stretch">Null where none is stated: one that is there already stays.</param>
sealed record StatedTarget(int Line, string Name, TargetMetric Metric, Period Period, decimal Amount, decimal? Stretch);
