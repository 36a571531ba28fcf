namespace Dengta.Load;

/// <summary>Something the person who started the measurement can mend; the message is one plain sentence.</summary>
sealed class LoadException(string message, Exception? inner = null) : Exception(message, inner);
