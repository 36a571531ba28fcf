using QRCoder;

namespace Dengta.Jobs;

/// <summary>A text as a QR code in a PNG of black and white: well below a thousand bytes for a link.</summary>
static class QrPicture
{
    const int PixelsPerModule = 5;

    public static byte[] Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return picture.GetGraphic(PixelsPerModule);
    }
}
