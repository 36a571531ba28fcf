using System.Globalization;
using System.Runtime.CompilerServices;
using Dengta.BotApp.Conversation.Commands;
using Dengta.Domain.Basics;
using Dengta.Domain.People;
using Dengta.Domain.Reports;
using Dengta.Domain.Scoring;
using Dengta.Domain.Storage;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using Member = Dengta.Domain.People.Member;

namespace Dengta.BotApp.Downloads;

/// <summary>
/// Writes an appraisal as .xlsx: people's scores are read while their rows are written, so that memory does not grow with the company. All sheets
/// show one moment.
/// </summary>
sealed class AppraisalWorkbook(Tenant tenant, Member asker, AppraisalReport report, DateTimeOffset now)
{
    static readonly OpenXmlConfiguration Configuration = new() { AutoFilter = true, FreezeRowCount = 1 };

    /// <summary>What a file of a day is named after: the period that the usual scheme of a rep has then.</summary>
    public static Period PeriodOf(SchemeChoice choice, DateOnly day) => choice.OfRole(Role.Rep, day)?.PeriodOf(day) ?? Period.Month(day);

    DateOnly Today => tenant.DayOf(now);

    /// <summary>Those whose scores the asker may see, in order of their units; nobody where the asker's rights have gone since.</summary>
    public async Task<IReadOnlyList<Appraised>> PeopleAsync(Tx tx, CancellationToken cancel)
    {
        if (report.Member is { } member)
        {
            var one = ScorecardStore.Find(tx, tenant.Id, member);
            await tx.SendAsync(cancel);
            return one.Value is { } person && Appraisal.MaySee(asker, person) ? [person] : [];
        }
        var all = ScorecardStore.InUnit(tx, tenant.Id, report.Unit!.Value, Period.Month(report.Day));
        await tx.SendAsync(cancel);
        return [.. all.Values.Where(p => Appraisal.MaySee(asker, p)).OrderBy(p => string.Join('/', p.Path), StringComparer.Ordinal).ThenBy(p => p.Id.Value)];
    }

    public string FileName => string.Create(CultureInfo.InvariantCulture, $"{report.Language.Pick("考核汇总", "appraisal")}-{report.Day:yyyy-MM}.xlsx");

    /// <param name="tx">A snapshot.</param>
    public async Task WriteAsync(Stream file, Tx tx, CancellationToken cancel)
    {
        var people = await PeopleAsync(tx, cancel);
        var units = OrganisationStore.Units(tx, tenant.Id);
        await tx.SendAsync(cancel);
        var choice = await SchemeStore.LoadAsync(tx, tenant.Id, [], cancel);
        var period = PeriodOf(choice, report.Day);
        var names = units.Values.ToDictionary(u => u.Id.Value, u => report.Language.Pick(u.Name, u.NameEn));
        var sheets = new AppraisalSheets(ScoreView.Of(report.Language, tenant, now, period), names, choice.Catalogue);
        var whose = report.Unit is { } unit ? names[unit.Value] : people[0].NameIn(report.Language);
        var book = new Dictionary<string, object>
        {
            [sheets.SummaryName] = SummaryAsync(sheets, tx, people, cancel),
            [sheets.LinesName] = LinesAsync(sheets, tx, people, cancel),
            [sheets.AboutName] = sheets.About(tenant.Name, whose, asker.NameIn(report.Language), period),
        };
        await file.SaveAsAsync(book, configuration: Configuration, cancellationToken: cancel);
    }

    async IAsyncEnumerable<Dictionary<string, object?>> SummaryAsync(
        AppraisalSheets sheets, Tx tx, IReadOnlyList<Appraised> people, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var score in AppraisalStore.ScoresAsync(tx, tenant, people, report.Day, Today, cancel)) yield return sheets.Summary(score);
    }

    async IAsyncEnumerable<Dictionary<string, object?>> LinesAsync(
        AppraisalSheets sheets, Tx tx, IReadOnlyList<Appraised> people, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var score in AppraisalStore.ScoresAsync(tx, tenant, people, report.Day, Today, cancel))
            foreach (var row in sheets.Lines(score)) yield return row;
    }
}
