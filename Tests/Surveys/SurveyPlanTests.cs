using System.Reflection;
using System.Text.RegularExpressions;
using Dengta.Domain.Storage;
using Dengta.Domain.Surveys;
using Dengta.Tests.Storage;
using Npgsql;

namespace Dengta.Tests.Surveys;

/// <summary>What a statement about surveys costs does not grow with the surveys and deals of years.</summary>
public sealed partial class SurveyPlanTests
{
    /// <summary>Read for a whole company: its units and people, its one rule, the few answers that nobody was told of, and the few mails under way.</summary>
    static bool IsOfTheCompany(string index) => index is "survey_low" or "survey_mailing" or "survey_rule_pkey" || index.StartsWith("unit_", StringComparison.Ordinal) || index.StartsWith("member_", StringComparison.Ordinal);

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_statement_finds_its_rows_by_more_than_the_company_also_while_the_tables_are_empty()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var db = new Db(database.ConnectionString);
        await using var connection = await db.OpenAsync(Cancel);
        var scans = 0;
        foreach (var (name, sql) in Statements())
        {
            var plan = await Plans.OfAsync(connection, sql);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            foreach (var scan in Scans().Matches(plan).Where(s => !IsOfTheCompany(s.Groups[1].Value)))
            {
                scans++;
                Assert.False(Plans.HasTenantAlone(scan.Value), $"{name}:\n{plan}");
            }
        }
        Assert.True(scans > 20);
    }

    static IEnumerable<(string Name, Sql Sql)> Statements() =>
        from store in typeof(SurveyRule).Assembly.GetTypes()
        where store.Namespace == typeof(SurveyRule).Namespace
        from field in store.GetFields(BindingFlags.Static | BindingFlags.NonPublic)
        where field.FieldType == typeof(Sql)
        select ($"{store.Name}.{field.Name}", (Sql)field.GetValue(null)!);

    [GeneratedRegex(@"Index(?: Only)? Scan(?: Backward)? (?:using|on) (\w+)[^\n]*\n[^\n]*")]
    private static partial Regex Scans();
}
