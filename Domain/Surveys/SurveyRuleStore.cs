using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Surveys;

/// <summary>Reads and keeps a company's rule.</summary>
public static class SurveyRuleStore
{
    static readonly Sql Of = new("""
        select is_on, delay_hours, sample_percent, quiet_days, valid_days, remind_days from survey_rule where tenant_id = $1
        """);

    static readonly Sql Upsert = new("""
        insert into survey_rule (tenant_id, is_on, delay_hours, sample_percent, quiet_days, valid_days, remind_days) values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (tenant_id) do update
        set is_on = excluded.is_on, delay_hours = excluded.delay_hours, sample_percent = excluded.sample_percent, quiet_days = excluded.quiet_days,
            valid_days = excluded.valid_days, remind_days = excluded.remind_days
        """);

    /// <summary>No row: the usual one.</summary>
    public static Row<SurveyRule> Find(Tx tx, TenantId tenant) => tx.Row(
        Of, r => new SurveyRule(r.GetBoolean(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt32(4), r.GetInt32(5)), Arg.Of(tenant.Value));

    public static void Keep(Tx tx, TenantId tenant, SurveyRule rule) => tx.Do(
        Upsert, Arg.Of(tenant.Value), Arg.Of(rule.IsOn), Arg.Of(rule.DelayHours), Arg.Of(rule.SamplePercent), Arg.Of(rule.QuietDays),
        Arg.Of(rule.ValidDays), Arg.Of(rule.RemindDays));
}
