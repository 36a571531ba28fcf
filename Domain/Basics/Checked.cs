using System.Diagnostics.CodeAnalysis;

namespace Dengta.Domain.Basics;

/// <summary>
/// The result of a decision that a user may cause to fail: a value, or the reason for the refusal.
/// Bugs and broken infrastructure throw instead.
/// </summary>
/// <typeparam name="T">The value decided on.</typeparam>
public readonly struct Checked<T> where T : notnull
{
    Checked(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Ok => Refusal is null;

    public static implicit operator Checked<T>(T value) => new(value, null);

    public static implicit operator Checked<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>Why something was not done, in one polite sentence for each language.</summary>
public sealed record Refusal(string Chinese, string English)
{
    public string In(Language language) => language.Pick(Chinese, English);
}
