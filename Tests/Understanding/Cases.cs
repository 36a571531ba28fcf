namespace Dengta.Tests.Understanding;

/// <summary>
/// Messages and what must be understood from them, one a line: <c>text => reading</c>. All were sent on Monday 2026-11-23.
/// An event reads <c>kind customer (contact) xcount amount currency @date</c>, with <c>-</c> for no customer; what is 1, CNY or today is left out.
/// A question reads <c>intent: metric from..to subject [customer]</c>.
/// </summary>
static partial class Cases;
