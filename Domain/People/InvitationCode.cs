using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Dengta.Domain.People;

/// <summary>The code that somebody types to be let in: <c>7K3M-9XQ2</c>, 39 random bits, without letters that are taken for digits.</summary>
public static partial class InvitationCode
{
    const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
    const int Half = 4;
    const int LongestText = 60;

    // A graphics card tries some hundred thousand codes a second at this many: months for a thief of the table, while a code lives three days.
    const int Rounds = 100_000;

    public static string New()
    {
        while (true)
        {
            var code = RandomNumberGenerator.GetString(Letters, 2 * Half);
            // No word looks like a code, no number either.
            if (IsMixed(code)) return $"{code[..Half]}-{code[Half..]}";
        }
    }

    /// <summary>The code that a text consists of, also in small or wide letters, without the dash, or behind words such as 邀请码; otherwise null.</summary>
    public static string? Find(string text)
    {
        if (text.Length > LongestText || Said().Match(Plain(text)) is not { Success: true } said) return null;
        var code = said.Groups["code"].Value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        return IsMixed(code) ? $"{code[..Half]}-{code[Half..]}" : null;
    }

    /// <summary>Whether a text is a code without any words.</summary>
    public static bool IsBare(string text) => Find(text) is not null && Plain(text).Length <= 2 * Half + 2;

    /// <summary>Whether a text can be nothing but a code: it has the dash, or words that say so. 25888RMB might be one, but is an amount.</summary>
    public static bool IsPlainly(string text) => Find(text) is not null && (Plain(text).Contains('-', StringComparison.Ordinal) || !IsBare(text));

    /// <summary>What is kept of a code.</summary>
    /// <param name="code">As <see cref="New"/> or <see cref="Find"/> gives it.</param>
    /// <param name="salt">The company's.</param>
    public static byte[] Hash(string code, Guid salt) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.ASCII.GetBytes(code), salt.ToByteArray(), Rounds, HashAlgorithmName.SHA256, 32);

    // Without ICU nothing normalises for us.
    static string Plain(string text) => string.Create(text.Length, text, (plain, said) =>
    {
        for (var i = 0; i < plain.Length; i++)
            plain[i] = said[i] switch
            {
                >= '\uFF01' and <= '\uFF5E' and var wide => char.ToUpperInvariant((char)(wide - 0xFEE0)),
                '\u3000' or '\u00A0' => ' ',
                '‐' or '‑' or '–' or '—' => '-',
                var narrow => char.ToUpperInvariant(narrow),
            };
    }).Trim();

    static bool IsMixed(string code) => code.Any(char.IsAsciiDigit) && code.Any(char.IsAsciiLetter);

    [GeneratedRegex(@"^(((我的)?(邀请码|加入码)|(MY )?(INVITE |INVITATION )?CODE)\s*(是|IS)?\s*:?\s*)?(?<code>[A-Z0-9]{4}[ -]?[A-Z0-9]{4})\s*[.。!]?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}
