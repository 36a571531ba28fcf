namespace Dengta.Domain.People;

/// <summary>E-mail addresses as they are compared: in lower case, without display names.</summary>
public static class EmailAddress
{
    // RFC 5321, 4.5.3.1.3, without the angle brackets.
    const int Longest = 254;

    /// <summary>The address; null for what is none. Letters beyond ASCII are not taken: too many of them look alike.</summary>
    public static string? Read(string? text)
    {
        var address = text?.Trim().ToLowerInvariant() ?? "";
        return address.Length <= Longest && address.Split('@') is [{ Length: > 0 }, { Length: > 0 } host] && host.Contains('.', StringComparison.Ordinal)
            && address.All(c => c is > ' ' and < '\x7f' and not (',' or ';' or '<' or '>' or '"' or '(' or ')'))
            ? address
            : null;
    }
}
