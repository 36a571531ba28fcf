using System.Security.Cryptography;
using System.Text;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Domain.Surveys;

/// <summary>What a customer said.</summary>
/// <param name="Rating">1 to <see cref="Highest"/>.</param>
/// <param name="Remark">One line, at most <see cref="LongestRemark"/> characters; may be empty.</param>
/// <param name="Device">See <see cref="DeviceOf"/>.</param>
public sealed record SurveyAnswer(int Rating, string Remark, int Device)
{
    public const int Highest = 5;

    /// <summary>A rating up to this one is put before the seller and whoever is above.</summary>
    public const int Low = 2;

    public const int LongestRemark = 300;

    /// <summary>Null without a rating of 1 to 5. Of the remark what is too long is cut, and what would hide or reorder text is taken out.</summary>
    public static SurveyAnswer? Read(string? rating, string? remark, int device) =>
        rating is { Length: 1 } && rating[0] is >= '1' and <= '5' ? new(rating[0] - '0', OneLine(remark), device) : null;

    /// <summary>
    /// Sixteen bits of what a device looks like from outside. One in 65,536 devices looks the same, so it cannot tell whose it is; that three
    /// customers of one seller look the same is hardly chance.
    /// </summary>
    /// <param name="network">The address without its last part.</param>
    public static int DeviceOf(string network, string browser)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{network}\n{browser}"));
        return (hash[0] << 8) | hash[1];
    }

    static string OneLine(string? remark)
    {
        var shown = string.Concat((remark ?? "").Take(4 * LongestRemark).Select(c => c is '\n' or '\r' or '\t' ? ' ' : c).Where(c => !ShownText.IsHidden(c)));
        return CleanText.Of(shown.Trim(), LongestRemark).TrimEnd();
    }
}
