namespace Dengta.Tests.Understanding;

/// <summary>
/// Texts and the entities in them, one a line: <c>text => entity; entity</c>, or <c>none</c>. All were written on Monday 2026-11-23.
/// An entity reads <c>number 5</c>, <c>money 5 USD</c>, <c>date 2026-11-20</c> or <c>period 2026-11-01..2026-11-30</c>; bars divide readings of a doubtful text.
/// </summary>
static partial class EntityCases;
