using Dengta.Domain.Basics;
using Dengta.Domain.Storage;

namespace Dengta.Domain.Surveys;

/// <summary>The customer's side: finds the survey of a link, and takes its one answer.</summary>
public static class AnswerStore
{
    // A deal that was corrected stands; one that was taken back or cancelled is asked about no more.
    const string Undone = "survey_is_off(s.tenant_id, s.entry_id)";

    // Written so that the one row is found by its key, however few rows the planner believes there are.
    const string OfLink = """
        s.tenant_id = (select l.tenant_id from survey_link l where l.digest = $1) and s.id = (select l.survey_id from survey_link l where l.digest = $1)
        """;

    static readonly Sql ByLink = new($"""
        select (select t.name from tenant t where t.id = s.tenant_id), s.rating is not null, s.expires_at <= $2 or {Undone} from survey s where {OfLink}
        """);

    // Of two answers at once one waits for the other's row and then finds it answered.
    static readonly Sql Take = new($"""
        update survey s
        set rating = $3, remark = $4, device = $5, answered_at = $2, remind_at = null,
            answered_on = ($2 at time zone (select t.time_zone from tenant t where t.id = s.tenant_id))::date
        where {OfLink} and s.rating is null and s.expires_at > $2 and not {Undone}
        returning (select t.name from tenant t where t.id = s.tenant_id)
        """);

    /// <summary>No row for a link that nobody was given.</summary>
    public static Row<FoundSurvey> Find(Tx tx, SurveyLink link, DateTimeOffset now) => tx.Row(
        ByLink, r => new FoundSurvey(r.GetString(0), r.GetBoolean(1) ? SurveyState.Answered : r.GetBoolean(2) ? SurveyState.Closed : SurveyState.Open),
        Arg.Of(link.Digest), Arg.Of(now));

    /// <summary>Keeps the answer and returns the company's name; no row where there is no such survey, or none that still waits.</summary>
    public static Row<string> Answer(Tx tx, SurveyLink link, SurveyAnswer answer, DateTimeOffset now) => tx.Row(
        Take, r => r.GetString(0),
        Arg.Of(link.Digest), Arg.Of(now), Arg.Of((short)answer.Rating), Arg.Of(answer.Remark), Arg.Of(answer.Device));
}
