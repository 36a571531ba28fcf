using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Dengta.BotApp.Tools.Manifest;

/// <summary>The pixels of a PNG (www.w3.org/TR/png-3) of 8 bits a channel, RGB with or without alpha, not interlaced.</summary>
sealed class Png
{
    const int SignatureLength = 8;
    const int RedGreenBlue = 2;
    const int WithAlpha = 6;
    const int Largest = 4096;

    readonly byte[][] _rows;
    readonly int _channels;

    Png(int width, byte[][] rows, int channels) => (Width, _rows, _channels) = (width, rows, channels);

    public int Width { get; }

    public int Height => _rows.Length;

    public IEnumerable<Pixel> Pixels => _rows.SelectMany(_ => Enumerable.Range(0, Width), (row, x) => At(row, x));

    public IEnumerable<Pixel> Corners => [At(_rows[0], 0), At(_rows[0], Width - 1), At(_rows[^1], 0), At(_rows[^1], Width - 1)];

    /// <summary>Null for what is no such PNG.</summary>
    public static Png? Read(byte[] file)
    {
        try
        {
            return ReadChunks(file);
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or EndOfStreamException)
        {
            return null;
        }
    }

    static Png? ReadChunks(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return null;
        var header = Array.Empty<byte>();
        using var packed = new MemoryStream();
        for (var at = SignatureLength; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var content = file.AsSpan(at + 8, length);
            switch (Encoding.ASCII.GetString(file, at + 4, 4))
            {
                case "IHDR": header = content.ToArray(); break;
                case "IDAT": packed.Write(content); break;
                default: break;
            }
            at += length + 12;
        }
        if (header is not [_, _, _, _, _, _, _, _, 8, RedGreenBlue or WithAlpha, _, _, 0]) return null;
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4)));
        if (width is < 1 or > Largest || height is < 1 or > Largest) return null;
        var channels = header[9] == WithAlpha ? 4 : 3;
        packed.Position = 0;
        return new(width, Unfilter(packed, width * channels, height, channels), channels);
    }

    static byte[][] Unfilter(Stream packed, int length, int height, int channels)
    {
        using var data = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[height][];
        var above = new byte[length];
        var kind = new byte[1];
        for (var y = 0; y < height; y++, above = rows[y - 1])
        {
            data.ReadExactly(kind);
            data.ReadExactly(rows[y] = new byte[length]);
            for (var i = 0; i < length; i++)
            {
                var left = i < channels ? (byte)0 : rows[y][i - channels];
                var corner = i < channels ? (byte)0 : above[i - channels];
                rows[y][i] += Predict(kind[0], left, above[i], corner);
            }
        }
        return rows;
    }

    static byte Predict(byte kind, byte left, byte above, byte corner) => kind switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (byte)((left + above) / 2),
        4 => Paeth(left, above, corner),
        _ => throw new InvalidDataException("No such filter."),
    };

    static byte Paeth(byte left, byte above, byte corner)
    {
        var guess = left + above - corner;
        var (toLeft, toAbove, toCorner) = (Math.Abs(guess - left), Math.Abs(guess - above), Math.Abs(guess - corner));
        if (toLeft <= toAbove && toLeft <= toCorner) return left;
        return toAbove <= toCorner ? above : corner;
    }

    Pixel At(byte[] row, int x) => new(row[x * _channels], row[x * _channels + 1], row[x * _channels + 2], _channels == 4 ? row[x * _channels + 3] : (byte)255);

    public readonly record struct Pixel(byte Red, byte Green, byte Blue, byte Alpha);
}
