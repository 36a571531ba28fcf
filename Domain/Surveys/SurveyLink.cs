using System.Security.Cryptography;
using System.Text;

namespace Dengta.Domain.Surveys;

public readonly record struct SurveyId(long Value);

/// <summary>
/// The secret part of a link to a survey: 128 random bits as 32 hexadecimal digits, which say nothing about whom or what. Letters and digits
/// only, since chats break other characters up. What is kept is its <see cref="Digest"/>.
/// </summary>
public sealed record SurveyLink
{
    const int Bytes = 16;

    SurveyLink(string token) => Token = token;

    public string Token { get; }

    /// <summary>SHA-256. Of a random secret no salt is needed: there is no list of likely ones.</summary>
    public byte[] Digest => SHA256.HashData(Encoding.ASCII.GetBytes(Token));

    public static SurveyLink Draw() => new(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes)));

    /// <summary>Null for what cannot be a link, which is then not looked for.</summary>
    public static SurveyLink? Read(string? token) =>
        token?.Length == 2 * Bytes && token.All(c => char.IsAsciiDigit(c) || c is >= 'a' and <= 'f') ? new(token) : null;

    /// <param name="address">The public address of the bot; its path is kept.</param>
    public string At(Uri address) => $"{address.AbsoluteUri.TrimEnd('/')}/survey/{Token}";
}

/// <summary>Where customers reach the page, and how they get there.</summary>
/// <param name="Public">Null: nobody is asked, since a link would lead nowhere.</param>
/// <param name="ByMail">Customers whose e-mail address is known are written to; otherwise sellers pass the link on.</param>
public sealed record SurveyAddress(Uri? Public, bool ByMail = false);
