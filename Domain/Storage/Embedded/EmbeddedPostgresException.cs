namespace Dengta.Domain.Storage.Embedded;

/// <summary>The private PostgreSQL could not be started. The message is one sentence that tells a person what to do.</summary>
public class EmbeddedPostgresException(string message, Exception? innerException = null) : Exception(message, innerException);

/// <summary>There is no PostgreSQL on this machine, or none in the folder that the setting names.</summary>
public sealed class PostgresMissingException(string message) : EmbeddedPostgresException(message);
