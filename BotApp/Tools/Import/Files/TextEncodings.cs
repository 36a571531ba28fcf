using System.Text;

namespace Dengta.BotApp.Tools.Import.Files;

/// <summary>Which encoding a text is in. What Excel saves in China as CSV is GB18030; all else is UTF-8 or has a mark.</summary>
static class TextEncodings
{
    static readonly CodePagesEncodingProvider CodePages = (CodePagesEncodingProvider)CodePagesEncodingProvider.Instance;

    /// <param name="named">The name given by a person, such as <c>windows-1252</c>; null to find out.</param>
    /// <exception cref="SheetException">It is not in it, or in none of those that are looked for.</exception>
    public static Encoding Of(string path, string? named)
    {
        if (named is not null) return Named(named) ?? throw new SheetException($"There is no encoding {named}.");
        using var file = File.OpenRead(path);
        if (Marked(file) is { } marked) return marked;
        if (Fits(file, new UTF8Encoding(false, throwOnInvalidBytes: true))) return Strict("utf-8");
        if (Fits(file, Strict("GB18030"))) return Strict("GB18030");
        throw new SheetException("The text is neither UTF-8 nor GB18030; name its encoding with --encoding, such as windows-1252.");
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
        file.Position = 0;
        try
        {
            int length;
            do
            {
                length = file.Read(bytes);
                var decoded = decoder.GetChars(bytes.AsSpan(0, length), chars, flush: length == 0);
                if (chars.AsSpan(0, decoded).Contains('\0')) throw new SheetException("This is not a text file, and no Excel file either.");
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
