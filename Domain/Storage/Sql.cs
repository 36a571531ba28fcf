namespace Dengta.Domain.Storage;

/// <summary>
/// One SQL statement with positional parameters ($1, $2, …). Every one is a static field of a store, so that a test can find
/// them all and let PostgreSQL prepare each against the newest schema.
/// </summary>
public sealed record Sql(string Text);
