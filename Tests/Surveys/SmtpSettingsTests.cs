using Dengta.BotApp.Channels.Mail;

namespace Dengta.Tests.Surveys;

/// <summary>What may stand in the section <c>Dengta:Smtp</c>.</summary>
public sealed class SmtpSettingsTests
{
    static SmtpSettings Good => new() { Host = "smtp.example.com", From = "Dengta <survey@example.com>", User = "u", Password = "not-a-secret" };

    [Fact]
    public void Nothing_set_is_no_mail_and_no_mistake()
    {
        Assert.Empty(new SmtpSettings().Mistakes());
        Assert.False(new SmtpSettings().IsOn);
        Assert.Empty(Good.Mistakes());
        Assert.Equal(587, Good.PortOrUsual);
        Assert.Equal(465, new SmtpSettings { Tls = "tls" }.PortOrUsual);
    }

    [Fact]
    public void Every_mistake_is_said_in_one_sentence_without_the_password()
    {
        foreach (var (wrong, word) in ((SmtpSettings, string)[])
        [
            (new() { From = "survey@example.com" }, "Host"),
            (new() { Host = "smtp example", From = "survey@example.com" }, "Host"),
            (new() { Host = "smtp.example.com" }, "From"),
            (new() { Host = "smtp.example.com", From = "nobody" }, "From"),
            (new() { Host = "smtp.example.com", From = "a@example.com\r\nBcc: b@example.com" }, "From"),
            (new() { Host = "smtp.example.com", From = "survey@example.com", Port = 0 }, "Port"),
            (new() { Host = "smtp.example.com", From = "survey@example.com", Tls = "maybe" }, "Tls"),
            (new() { Host = "smtp.example.com", From = "survey@example.com", Tls = "none" }, "Tls"),
            (new() { Host = "smtp.example.com", From = "survey@example.com", Password = "not-a-secret" }, "User"),
        ])
        {
            var said = Assert.Single(wrong.Mistakes());
            Assert.Contains($"Dengta:Smtp:{word}", said);
            Assert.DoesNotContain("not-a-secret", said);
        }
    }

    [Fact]
    public void A_server_on_this_machine_needs_no_TLS() =>
        Assert.Empty(new SmtpSettings { Host = "127.0.0.1", From = "survey@example.com", Tls = "none" }.Mistakes());
}
