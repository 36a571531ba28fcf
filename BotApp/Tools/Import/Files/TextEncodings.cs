using System.Text;

namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>Which encoding a text is in. What Excel saves in China as CSV is GB18030; all else is UTF-8 or has a mark.</summary>
static class TextEncodings
{
    // Far more than the cells of a row can hold; a row is read whole.
    const int LongestLine = 5_000_000;

    static readonly CodePagesEncodingProvider CodePages = (CodePagesEncodingProvider)CodePagesEncodingProvider.Instance;

    /// <param name="named">The name given by a person, such as <c>windows-1252</c>; null to find out.</param>
    /// <exception cref="SheetException">It is not in it, or in none of those that are looked for.</exception>
    public static Encoding Of(string path, string? named)
    {
        using var file = File.OpenRead(path);
        var known = named is null ? Marked(file) : Named(named) ?? throw new SheetException($"There is no encoding {named}.");
        Encoding[] possible = known is null ? [Strict("utf-8"), Strict("GB18030")] : [known];
        return possible.FirstOrDefault(e => Fits(file, e)) ?? throw new SheetException(known is null
            ? "The text is neither UTF-8 nor GB18030; name its encoding with --encoding, such as windows-1252."
            : $"The text is not in {known.WebName}.");
    }

    static Encoding? Named(string name)
    {
        try
        {
            return Strict(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static Encoding Strict(string name)
    {
        var (onWrite, onRead) = (EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return CodePages.GetEncoding(name, onWrite, onRead) ?? Encoding.GetEncoding(name, onWrite, onRead);
    }

    static Encoding? Marked(FileStream file)
    {
        Span<byte> mark = stackalloc byte[2];
        file.Position = 0;
        file.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false);
        return mark switch
        {
            [0xFF, 0xFE] => Strict("utf-16"),
            [0xFE, 0xFF] => Strict("utf-16BE"),
            _ => null,
        };
    }

    // The whole file is tried: the first Chinese name may stand in its last line.
    static bool Fits(FileStream file, Encoding encoding)
    {
        var (decoder, bytes, chars) = (encoding.GetDecoder(), new byte[1 << 16], new char[1 << 17]);
        var inLine = 0;
        file.Position = 0;
        try
        {
            int length;
            do
            {
                length = file.Read(bytes);
                var decoded = decoder.GetChars(bytes.AsSpan(0, length), chars, flush: length == 0);
                var text = chars.AsSpan(0, decoded);
                inLine = text.LastIndexOfAny('\r', '\n') is >= 0 and var end ? decoded - end : inLine + decoded;
                if (inLine > LongestLine)
                    throw new SheetException($"The file has a line of more than {LongestLine:N0} characters: it is no table.");
                if (text.Contains('\0')) throw new SheetException("This is not a text file, and no Excel file either.");
            }
            while (length > 0);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
