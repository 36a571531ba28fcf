namespace Dengta.Domain.Ledger;

/// <summary>In which way a written name is like a customer's, the likeliest first. The numbers are an order and not stored.</summary>
public enum Likeness
{
    /// <summary>The same but for the place, brackets and legal form.</summary>
    Same,

    /// <summary>A beginning of the name: 中兴 for 中兴通讯.</summary>
    Beginning,

    /// <summary>The name with something behind it: 中兴大厦 for 中兴.</summary>
    Longer,

    /// <summary>The first letters of its pinyin: zx or zxtx for 中兴通讯.</summary>
    Initials,

    /// <summary>One letter differs, or one of two characters for another of the same initial.</summary>
    Slip,
}

/// <summary>Compares a name as written with a customer's. Pure; what is certain is not decided here.</summary>
public static class CustomerLikeness
{
    /// <summary>Null for names that are not alike.</summary>
    /// <param name="said">The core of what was written.</param>
    /// <param name="name">The core of one of the customer's names.</param>
    internal static Likeness? Of(string said, string name)
    {
        if (said == name) return Likeness.Same;
        if (name.StartsWith(said, StringComparison.Ordinal)) return Likeness.Beginning;
        if (IsLongBeginning(said, name)) return Likeness.Longer;
        if (MayBeInitials(said) && !name.All(char.IsAscii) && HanInitials.Of(name)?.StartsWith(said, StringComparison.Ordinal) == true) return Likeness.Initials;
        return OneSlip.Divides(said, name) || SoundsLike(said, name) ? Likeness.Slip : null;
    }

    /// <summary>Letters only, and as many as somebody would type for a name.</summary>
    internal static bool MayBeInitials(string said) => said.Length is >= 2 and <= 8 && said.All(char.IsAsciiLetterLower);

    /// <summary>The beginnings of what was written that may be a name: at least half of it.</summary>
    internal static IEnumerable<string> Beginnings(string said)
    {
        for (var length = ShortestBeginning(said); length < said.Length; length++)
            if (!char.IsHighSurrogate(said[length - 1]))
                yield return said[..length];
    }

    static bool IsLongBeginning(string said, string name) =>
        name.Length >= ShortestBeginning(said) && said.StartsWith(name, StringComparison.Ordinal);

    static int ShortestBeginning(string said) => Math.Max(2, (said.Length + 1) / 2);

    // 中星 for 中兴: two characters, one of them right and the other with the same initial.
    static bool SoundsLike(string said, string name) =>
        said.Length == 2 && name.Length == 2 && (said[0] == name[0]) != (said[1] == name[1])
        && !said.Any(char.IsAscii) && HanInitials.Of(said) is { } initials && initials == HanInitials.Of(name);
}
