using System.Globalization;
using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

/// <summary>Writes a reading the way the tables of <see cref="Cases"/> do.</summary>
static class Said
{
    public static string Of(Reading reading, DateOnly today)
    {
        var intent = Snake(reading.Intent);
        return reading switch
        {
            { Intent: Intent.Log } =>
                $"log: {string.Join("; ", reading.Events.Select(e => Of(e, today)))}{(reading.Question is { } q ? $" + {Asked(q)}" : "")}",
            { Intent: Intent.Remind, Question: { } q } => $"remind: {Subject(q.Subject)}",
            { Question: { } q } => $"{intent}: {Of(q)}",
            { Fix: { } fix } => $"{intent}: {Of(fix)}",
            { Rating: { } rating } => $"{intent}: {rating.Who} {rating.Score}{Because(rating.Reason)}",
            { Target: { } target } => $"{intent}: {Of(target)}",
            _ => intent,
        };
    }

    static string Of(LoggedEvent e, DateOnly today) => string.Concat(
        Snake(e.Kind), $" {e.Customer ?? "-"}", e.Contact is null ? "" : $" ({e.Contact})", e.Count == 1 ? "" : $" x{e.Count}",
        e.Amount is { } amount ? $" {Number(amount)}" : "", e.Currency is null or "CNY" ? "" : $" {e.Currency}", e.Date == today ? ""
            : $" @{e.Date:yyyy-MM-dd}");

    // Beside a log the intent of the question is not kept; only progress is asked there in the tables.
    static string Asked(Question question) => $"ask_progress: {Of(question)}";

    static string Of(Question question) => string.Concat(
        question.Metric is { } metric ? $"{Snake(metric)} "
            : "", Days(question.Period), Subject(question.Subject), question.Customer is null ? "" : $" [{question.Customer}]");

    static string Of(Fix fix) => fix.Field is { } field
        ? $"{Name(fix.Kind)} {fix.Customer ?? "-"} {Day(fix.Date)} {Snake(field)} {Of(fix.New!)}"
        : $"{Name(fix.Kind)} {fix.Customer ?? "-"} {Day(fix.Date)}";

    static string Of(FixValue value) => value switch
    {
        { Number: { } number } => Number(number),
        { Date: { } date } => Day(date),
        { Kind: { } kind } => Snake(kind),
        _ => value.Text ?? "-",
    };

    static string Of(TargetChange target) => string.Concat(
        $"{target.Who ?? "-"} {Snake(target.Metric)} {Days(target.Period)}",
        target.Value is { } value ? $"={Number(value)}" : target.Delta is { } delta ? Signed(delta)
            : $"{Signed(target.Percent ?? 0)}%", Because(target.Reason));

    static string Subject(Subject subject) => subject.Kind switch
    {
        SubjectKind.Me => "me",
        SubjectKind.Team => "team",
        _ => subject.Name!,
    };

    static string Days(DayRange? period) => period is { } days ? $"{days.From:yyyy-MM-dd}..{days.To:yyyy-MM-dd} " : "";

    static string Day(DateOnly? date) => date is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "-";

    static string Name<T>(T? kind) where T : struct, Enum => kind is { } known ? Snake(known) : "-";

    static string Because(string? reason) => reason is null ? "" : " because";

    static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    static string Signed(decimal value) => value.ToString("+0.####;-0.####", CultureInfo.InvariantCulture);

    static string Snake<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
