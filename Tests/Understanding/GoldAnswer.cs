using System.Text;
using System.Text.Json;
using Dengta.BotApp.Understanding;

namespace Dengta.Tests.Understanding;

/// <summary>Compares a reading with an answer of the corpus: the intent, every event, and the question.</summary>
static class GoldAnswer
{
    public static bool Matches(JsonElement expected, Reading reading)
    {
        var intent = Snake(reading.Intent);
        if (expected.TryGetProperty("alt_intents", out var others)
            && others.EnumerateArray().Any(o => o.GetString() == intent)) return reading.Events.Count == 0;
        return expected.GetProperty("intent").GetString() == intent && SameEvents(expected.GetProperty("events"), reading.Events)
            && SameQuestion(expected.GetProperty("question"), reading);
    }

    static bool SameEvents(JsonElement gold, IReadOnlyList<LoggedEvent> events) =>
        gold.GetArrayLength() == events.Count && gold.EnumerateArray().All(g => events.Any(e => Same(g, e)));

    static bool Same(JsonElement gold, LoggedEvent e) =>
        Text(gold, "type") == Snake(e.Kind) && Plain(Text(gold, "customer")) == Plain(e.Customer)
            && Plain(Text(gold, "contact")) == Plain(e.Contact)
        && gold.GetProperty("count").GetInt32() == e.Count && Number(gold, "amount") == e.Amount && Text(gold, "currency") == e.Currency
            && Text(gold, "date") == e.Date.ToString("O");

    static bool SameQuestion(JsonElement gold, Reading reading)
    {
        if (gold.ValueKind == JsonValueKind.Null) return reading.Question is null;
        if (reading.Question is not { } question) return false;
        var subject = question.Subject.Kind switch { SubjectKind.Me => "me", SubjectKind.Team => "team", _ => question.Subject.Name };
        if (Text(gold, "subject") != subject) return false;
        return reading.Intent == Intent.Remind
            || (Text(gold, "metric") == (question.Metric is { } metric ? Snake(metric) : null)
                && SamePeriod(gold.GetProperty("period"), question.Period));
    }

    static bool SamePeriod(JsonElement gold, DayRange? period) => gold.ValueKind == JsonValueKind.Null
        ? period is null
        : period is { } days && Text(gold, "from") == days.From.ToString("O") && Text(gold, "to") == days.To.ToString("O");

    static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();

    static decimal? Number(JsonElement item, string name) => item.GetProperty(name) is { ValueKind: JsonValueKind.Number } number
        ? number.GetDecimal() : null;

    // Case, spaces and punctuation of names do not matter.
    static string? Plain(string? name) => name is null ? null
        : name.Where(char.IsLetterOrDigit).Aggregate(new StringBuilder(), (s, c) => s.Append(char.ToLowerInvariant(c))).ToString();

    static string Snake<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
