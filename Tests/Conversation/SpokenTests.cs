using Dengta.BotApp.Conversation;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;

namespace Dengta.Tests.Conversation;

public sealed class SpokenTests
{
    [Theory]
    [InlineData("拜访了华星", "zh")]
    [InlineData("签了Acme 300k", "zh")]
    [InlineData("visited Acme", "en")]
    [InlineData("ok", "en")]
    [InlineData("300k", null)]
    [InlineData("3M", null)]
    [InlineData("50,000 USD", null)]
    [InlineData("half a million", null)]
    [InlineData("Q3", null)]
    [InlineData("12.5w", null)]
    [InlineData("350000", null)]
    [InlineData("?!", null)]
    public void A_number_with_its_unit_says_nothing_about_the_language(string text, string? tag) =>
        Assert.Equal(tag is null ? null : Wording.FromTag(tag), Spoken.LanguageOf(Of(text, null), null));

    [Fact]
    public void Where_the_text_says_nothing_the_client_does() => Assert.Equal(Language.Chinese, Spoken.LanguageOf(Of("300k", "zh-CN"), null));

    static Incoming Of(string text, string? locale) =>
        new("local", "", "key", ChatAddressOfNobody, new("id", "name", locale), new Said.Text(text));

    static readonly ChatAddress ChatAddressOfNobody = null!;
}
