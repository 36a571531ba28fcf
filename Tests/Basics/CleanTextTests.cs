using System.Text;
using Dengta.Domain.Basics;

namespace Dengta.Tests.Basics;

public sealed class CleanTextTests
{
    [Theory]
    [InlineData(null, 9, "")]
    [InlineData("", 9, "")]
    [InlineData("拜访", 9, "拜访")]
    [InlineData("拜访华为", 2, "拜访")]
    [InlineData("a\0b\0", 9, "ab")]
    [InlineData("ab😀", 3, "ab")]
    [InlineData("ab😀", 4, "ab😀")]
    [InlineData("�", 9, "�")]
    [InlineData("x", 0, "")]
    public void Text_is_kept_as_PostgreSQL_can_hold_it(string? text, int longest, string kept) => Assert.Equal(kept, CleanText.Of(text, longest));

    [Fact]
    public void Half_a_character_becomes_a_replacement_and_any_cut_can_be_encoded()
    {
        var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
        var hostile = "a\ud83d😀\ude00\0中" + (char)0xDC00 + (char)0xD800;

        Assert.Equal("a�😀�中��", CleanText.Of(hostile));
        Assert.All(Enumerable.Range(0, hostile.Length + 1), n => strict.GetBytes(CleanText.Of(hostile, n)));
    }
}
