namespace Dengta.Domain.Ledger;

/// <summary>One way to find a customer that is not its exact name. The kinds are stored; never renumber.</summary>
/// <param name="Name">What the form was made of: the name, or its core.</param>
readonly record struct CustomerForm(short Kind, string Text, string Name)
{
    public const short Plain = 1;
    public const short Initials = 2;
    public const short Shortened = 3;

    /// <summary>Every form of one name.</summary>
    /// <param name="key">The name as it is kept, see <see cref="CustomerName.Key"/>.</param>
    /// <param name="written">The same name with its spaces and brackets, where it is known.</param>
    public static IEnumerable<CustomerForm> Of(string key, string written)
    {
        var core = CustomerCore.Of(written);
        yield return new(Plain, key, key);
        if (core != key) yield return new(Plain, core, core);
        if (!core.All(char.IsAscii) && HanInitials.Of(core) is { } initials) yield return new(Initials, initials, core);
        foreach (var shortened in OneSlip.Shortened(core)) yield return new(Shortened, shortened, core);
    }
}
