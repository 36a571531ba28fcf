using Dengta.Domain.Messages;
using MimeKit;

namespace Dengta.Tests.Surveys;

/// <summary>Surveys by e-mail, through a mail server on this machine.</summary>
public sealed class SurveyMailTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_with_an_address_is_written_to_once_in_both_languages_and_the_link_is_theirs()
    {
        await using var server = new SmtpServer();
        await using var bench = await SurveyBench.StartAsync(server);
        await AskAsync(bench);
        for (var i = 0; i < 3; i++) await DeliverAsync(bench);

        var mail = Read(Assert.Single(server.Mails));
        Assert.Equal("灯塔科技:您对这次合作满意吗?", mail.Subject);
        Assert.Equal("zhang@mi.example", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Equal("survey@dengta.example", Assert.Single(mail.From.Mailboxes).Address);
        Assert.Contains("感谢您与灯塔科技合作", mail.TextBody);
        Assert.Contains("Thank you for working with 灯塔科技", mail.TextBody);
        Assert.Contains(SurveyBench.PathOf(mail.TextBody!), mail.HtmlBody);
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%:ask'"));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await bench.AnswerAsync(SurveyBench.PathOf(mail.TextBody!), "5")).Status);
        Assert.Equal("sent,arrived", await OutcomeAsync(bench));
    }

    [Fact]
    public async Task A_customer_who_is_not_called_in_Chinese_reads_English_first_and_Chinese_below()
    {
        await using var server = new SmtpServer();
        await using var bench = await SurveyBench.StartAsync(server);
        await AskAsync(bench);
        await DeliverAsync(bench);
        await bench.Bot.DoAsync("update customer set name = 'Acme 3000 GmbH' where name like '小米%'");
        bench.Bot.Time.Advance(TimeSpan.FromDays(5));
        await bench.AskAsync();
        await DeliverAsync(bench);
        var reminder = Read(server.Mails.Last());
        Assert.Equal("灯塔科技: we would still like to hear from you", reminder.Subject);
        Assert.Matches("(?s)Thank you for working with.*感谢您与灯塔科技合作", reminder.TextBody);
    }

    [Fact]
    public async Task After_five_days_the_customer_is_reminded_once_by_mail()
    {
        await using var server = new SmtpServer();
        await using var bench = await SurveyBench.StartAsync(server);
        await AskAsync(bench);
        await DeliverAsync(bench);
        foreach (var days in (int[])[5, 3])
        {
            bench.Bot.Time.Advance(TimeSpan.FromDays(days));
            await bench.AskAsync();
            await DeliverAsync(bench);
        }
        Assert.Equal(["灯塔科技:您对这次合作满意吗?", "灯塔科技:还想听听您的评价"], server.Mails.Select(m => Read(m).Subject));
    }

    [Fact]
    public async Task A_refused_address_is_left_alone_and_the_seller_gets_the_link_to_pass_on()
    {
        await using var server = new SmtpServer { Answer = l => l.StartsWith("RCPT", StringComparison.Ordinal) ? "550 5.1.1 zhang@mi.example unknown" : null };
        await using var bench = await SurveyBench.StartAsync(server);
        await AskAsync(bench);
        for (var i = 0; i < 3; i++) await DeliverAsync(bench);

        var card = await bench.Bot.AskAsync<string>("select card from outbox where key like 'survey:%:refused'");
        Assert.Contains("的调查邮件没送到", card);
        Assert.Contains("的调查邮件没送到", await bench.Seller.ReadAsync());
        Assert.Empty(server.Mails);
        Assert.Equal("rejected,refused", await OutcomeAsync(bench));
        Assert.Equal(System.Net.HttpStatusCode.OK, (await bench.GetAsync(SurveyBench.PathOf(card))).Status);

        Assert.Contains("1 单的邮件没送到,已请销售转交", await bench.Seller.SayAsync("客户满意度怎么样"));
        Assert.Contains("the e-mail of 1 was refused and left to the seller", await bench.Seller.SayAsync("customer satisfaction"));

        // The next deal goes to the seller at once, until somebody says the address again.
        await bench.Bot.DoAsync("update survey_rule set quiet_days = 0; insert into survey_rule values (1, true, 24, 100, 0, 14, 5) on conflict do nothing");
        await bench.SignAndAskAsync("签了小米13万");
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%:ask'"));
        await bench.Seller.SayAsync("小米的邮箱是 zhang@mi.example");
        await bench.SignAndAskAsync("签了小米14万");
        Assert.Equal(2, await bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%:mail'"));
    }

    [Theory]
    [InlineData("RCPT")]
    [InlineData("MAIL")]
    [InlineData(".")]
    public async Task What_is_refused_for_now_is_sent_later_and_once(string at)
    {
        await using var server = new SmtpServer { Answer = l => l.StartsWith(at, StringComparison.Ordinal) ? "451 4.7.1 try later" : null };
        await using var bench = await SurveyBench.StartAsync(server);
        await AskAsync(bench);
        await DeliverAsync(bench);
        Assert.Equal("due,under way", await OutcomeAsync(bench));
        server.Answer = _ => null;
        server.Mails.Clear();
        bench.Bot.Time.Advance(TimeSpan.FromMinutes(6));
        for (var i = 0; i < 3; i++) await DeliverAsync(bench);
        Assert.Single(server.Mails);
        Assert.Equal("sent,arrived", await OutcomeAsync(bench));
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_answer_to_the_text_is_tried_three_times_with_one_message_id_and_then_left_to_the_seller()
    {
        await using var server = new SmtpServer { Answer = l => l == "." ? "" : null };
        await using var bench = await SurveyBench.StartAsync(server);
        await AskAsync(bench);
        for (var i = 0; i < 5; i++)
        {
            await DeliverAsync(bench);
            bench.Bot.Time.Advance(TimeSpan.FromMinutes(2));
        }
        Assert.Equal(3, server.Mails.Count);
        Assert.Single(server.Mails.Select(m => Read(m).MessageId).Distinct());
        Assert.Equal("unknown,refused", await OutcomeAsync(bench));
        Assert.Equal(1, await bench.Bot.AskAsync<long>("select count(*) from outbox where key like 'survey:%:refused'"));
    }

    [Fact]
    public async Task A_name_with_a_line_break_adds_no_header_and_no_recipient()
    {
        await using var server = new SmtpServer();
        await using var bench = await SurveyBench.StartAsync(server);
        await bench.Bot.DoAsync("update tenant set name = E'灯塔\r\nBcc: all@evil.example\r\n\r\n<b>x</b>'");
        await AskAsync(bench);
        await DeliverAsync(bench);
        var mail = Read(Assert.Single(server.Mails));
        Assert.Empty(mail.Bcc);
        Assert.Single(server.Commands, c => c.StartsWith("RCPT", StringComparison.Ordinal));
        Assert.DoesNotContain("<b>", mail.HtmlBody);
    }

    [Theory]
    [InlineData("小米的邮箱是 a@b.example, c@d.example")]
    [InlineData("小米的邮箱是 a@b.example>")]
    [InlineData("小米的邮箱是 a@b")]
    public async Task What_is_no_address_is_not_kept(string said)
    {
        await using var bench = await SurveyBench.StartAsync();
        Assert.DoesNotContain("的邮箱记为", await bench.Seller.SayAsync(said));
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from customer_email"));
    }

    [Fact]
    public async Task An_address_is_said_changed_taken_back_and_removed_in_both_languages()
    {
        await using var bench = await SurveyBench.StartAsync();
        Assert.Contains("的邮箱记为 a@mi.example", await bench.Seller.SayAsync("小米的邮箱是 A@mi.example"));
        await bench.Seller.SayAsync("English");
        Assert.Contains("is written to at b@mi.example", await bench.Seller.SayAsync("the email of 小米 is b@mi.example"));
        Assert.Contains("a@mi.example", await bench.Seller.PressAsync("Undo"));
        Assert.Contains("removed", await bench.Seller.SayAsync("remove the email of 小米"));
        Assert.Equal(0, await bench.Bot.AskAsync<long>("select count(*) from customer_email"));
        Assert.Contains("There is no customer called “不存在的客户”", await bench.Seller.SayAsync("不存在的客户的邮箱是 a@b.example"));
    }

    static async Task AskAsync(SurveyBench bench)
    {
        Assert.Contains("已记", await bench.Seller.SayAsync("签了小米12万"));
        Assert.Contains("的邮箱记为 zhang@mi.example", await bench.Seller.SayAsync("小米的邮箱是 zhang@mi.example"));
        // Written down as sent, or the sweep of the next day would send it again.
        await bench.Bot.DueAsync(bench.Seller.Chat);
        bench.Bot.Time.Advance(TimeSpan.FromHours(24));
        await bench.AskAsync();
    }

    // The sweep, what it writes down a moment later, and the next tick of the clock, which reads that.
    static async Task DeliverAsync(SurveyBench bench)
    {
        var lease = bench.Bot.Time.GetUtcNow() + Courier.Lease;
        await bench.Bot.SweepAsync();
        while (await bench.Bot.AskAsync<long>($"select count(*) from outbox where key like 'survey:%' and state = 'due' and due_at = '{lease:O}'") > 0)
        {
            bench.Bot.Time.Advance(TimeSpan.FromMilliseconds(10));
            await Task.Delay(10, Cancel);
        }
        await bench.AskAsync();
    }

    static Task<string> OutcomeAsync(SurveyBench bench) => bench.Bot.AskAsync<string>("""
        select o.state || ',' || case when s.mail_key is not null then 'under way' when s.refused_at is not null then 'refused' else 'arrived' end
        from survey s join outbox o on o.tenant_id = s.tenant_id and o.key = 'survey:' || s.id || ':mail' order by s.id limit 1
        """);

    static MimeMessage Read(string mail) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(mail)), Cancel);
}
