using System.Text.RegularExpressions;
using Dengta.BotApp.Downloads;
using Dengta.BotApp.Understanding;
using Dengta.Domain.Basics;
using Dengta.Domain.Messages;
using Dengta.Domain.People;
using Dengta.Domain.Reports;
using Dengta.Domain.Scoring;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>
/// Gives an address where the appraisal of a period is fetched as an Excel file: one's own scores, those of the team one manages, everybody's for
/// operations. Nothing is worked out here; that is done with each download, with the rights of then.
/// </summary>
sealed partial class ExportAppraisal : IHearing
{
    public CommandDescription Description { get; } = new("export", [Intent.Export], IsPersonal: true, KeepsCard: true);

    public Said.Press? Hear(string text, DateOnly today) => Asks().Match(text) is { Success: true } m && DayOf(m, today) is { } day
        ? Said.Pressed("export", ("day", Values.Of(day)))
        : null;

    public async Task<Card> AnswerAsync(Turn turn, Reading reading)
    {
        var question = reading.Question ?? new Question(Metric.Score, null, Subject.Me);
        var card = Asked.PeriodOf(question, turn) is var period && period.Start > turn.Today
            ? turn.Reply("这个周期还没有开始。", "That period has not begun yet.")
            : await ExportAsync(turn, question.Subject, ShowScore.DayOf(question, turn));
        return question.Metric is Metric.Score or Metric.Kpi or Metric.All or Metric.Bonus or Metric.Target or null ? card : WithNote(turn, card);
    }

    public Task<Card> PressAsync(Turn turn, Said.Press press) => ExportAsync(turn, Subject.Me, Appraisal.DayOf(press, turn.Today));

    static async Task<Card> ExportAsync(Turn turn, Subject subject, DateOnly day)
    {
        var scope = await ScopeOfAsync(turn, subject);
        if (!scope.Ok) return turn.Reply(scope.Refusal);
        if (turn.Address is not { } bot)
            return turn.Reply("还没有设置灯塔的访问地址(Dengta:Address),请管理员设好后再导出。", "Dengta's own address (Dengta:Address) is not set; please ask the admin, then export again.");
        var report = new AppraisalReport(turn.Person.Id, scope.Value.Member, scope.Value.Unit, day, turn.Language);
        var choice = await SchemeStore.LoadAsync(turn.Tx, turn.TenantId, [], turn.Cancel);
        var period = AppraisalWorkbook.PeriodOf(choice, day);
        var people = await new AppraisalWorkbook(turn.Tenant, turn.Person, report, turn.Now).PeopleAsync(turn.Tx, turn.Cancel);
        if (people.Count == 0) return turn.Reply("这个范围里没有可以导出的人。", "There is nobody to export in that team.");

        var expires = turn.Now + AppraisalReport.Lives;
        var id = ReportStore.Add(turn.Tx, turn.TenantId, report, turn.Now, expires, turn.Inbox);
        var key = ReportStore.Key(turn.Tx);
        await turn.Tx.SendAsync(turn.Cancel);
        turn.Audit("report.made", FormattableString.Invariant($"report {id.Value.Value}: {Name(scope.Value)} of {period.Start:yyyy-MM-dd}"));
        var address = DownloadEndpoint.AddressOf(bot, new(turn.TenantId, id.Value, expires), key.Value);
        return ReportCard.Of(Appraisal.ViewOf(turn, period), period, scope.Value.Name, people.Count, expires, address);
    }

    /// <summary>Whose scores: the colleague or unit named, else everybody whom the asker answers for.</summary>
    static async Task<Checked<ReportScope>> ScopeOfAsync(Turn turn, Subject subject)
    {
        if (subject.Kind == SubjectKind.Colleague)
        {
            var whose = await Scope.OfColleagueAsync(turn, subject.Name!, "export");
            return whose.Ok ? new ReportScope(whose.Value.Id, null, whose.Value.NameIn(turn.Language)) : whose.Refusal;
        }
        if (await Scope.OfUnitNamedAsync(turn, "export") is { } named)
            return !named.Ok ? named.Refusal
                : named.Value.Within ? new ReportScope(null, named.Value.Id, turn.Say(named.Value.Name, named.Value.NameEn))
                : Refuse(turn, $"unit {named.Value.Id.Value}");
        if (!Scope.SeesPeople(turn.Person))
            return subject.Kind == SubjectKind.Team ? Refuse(turn, $"unit {turn.Person.Unit.Value}") : new ReportScope(turn.Person.Id, null, turn.Person.NameIn(turn.Language));
        var unit = Scope.TeamOf(turn.Person);
        var name = MemberStore.UnitName(turn.Tx, turn.TenantId, unit);
        await turn.Tx.SendAsync(turn.Cancel);
        return new ReportScope(null, unit, turn.Say(name.Value.Name, name.Value.NameEn));
    }

    static Refusal Refuse(Turn turn, string what)
    {
        turn.Audit("refused", $"export: {what}");
        return new("您只能导出自己和所管团队的绩效。", "You can export your own score and those of the team you manage.");
    }

    static Card WithNote(Turn turn, Card card) => card with
    {
        Parts = card.Parts.Insert(0, new Line(turn.Say("现在能导出的是考核汇总;单条记录请直接在聊天里查。", "What can be exported is the appraisal; ask for single records here in the chat."), Tone.Subtle)),
    };

    static string Name(ReportScope scope) => scope.Member is { } member ? $"member {member.Value}" : $"unit {scope.Unit!.Value.Value}";

    /// <summary>The last day of the month or quarter said that is not in the future; null for none that can be.</summary>
    static DateOnly? DayOf(Match m, DateOnly today)
    {
        var month = Period.Month(today);
        if (m.Groups["last"].Success) return month.Start.AddDays(-1);
        if (m.Groups["this"].Success) return today;
        if ((m.Groups["month"].Success ? MonthName.Of(m.Groups["month"].Value) : MonthName.Of(m.Groups["name"].Value)) is not { } number) return null;
        // A month without a year is the latest one that has begun.
        var asked = Period.Month(new DateOnly(number > today.Month ? today.Year - 1 : today.Year, number, 1));
        return asked.LastDay < today ? asked.LastDay : today;
    }

    [GeneratedRegex(@"^((请|帮我|麻烦)?(生成|做|出)(一?[份个])?((?<this>本|这个)月|(?<last>上个?月)|(?<month>\d{1,2})月份?)的?(绩效|考核|得分)(考核)?(汇总|报表|表格?|结果)?(excel|的excel|表格)?|(please )?(generate|make|create) (the |an? )?((?<this>this month)|(?<last>last month)|(?<name>[a-z]{3,9}))('s)? (appraisal|scores?)( summary| report| file)?)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Asks();
}

/// <param name="Member">One person's scores; null for those of a unit and below.</param>
sealed record ReportScope(MemberId? Member, UnitId? Unit, string Name);
