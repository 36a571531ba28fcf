using System.Text.Json;
using Dengta.BotApp.Understanding;
using Dengta.BotApp.Understanding.Entities;
using Dengta.Domain.Ledger;

namespace Dengta.BotApp.Tools;

/// <summary>Writes readings and entities as the JSON of the command line.</summary>
static class Answers
{
    public static void Understand(AskedLine line, Utf8JsonWriter json)
    {
        var reading = Reader.Read(line.Text, line.Today);
        json.WriteString("intent", JsonNamingPolicy.SnakeCaseLower.ConvertName(reading.Intent.ToString()));
        json.WriteStartArray("events");
        foreach (var e in reading.Events) WriteEvent(json, e);
        json.WriteEndArray();
        if (reading.Question is { } question) WriteQuestion(json, question);
        else json.WriteNull("question");
        if (reading.Fix is { } fix) WriteFix(json, fix);
        if (reading.Rating is { } rating) WriteRating(json, rating);
        if (reading.Target is { } target) WriteTarget(json, target);
    }

    public static void FindEntities(AskedLine line, Utf8JsonWriter json)
    {
        json.WriteStartArray("entities");
        foreach (var entity in EntityFinder.Find(line.Text, line.Today)) WriteEntity(json, entity);
        json.WriteEndArray();
    }

    static void WriteEvent(Utf8JsonWriter json, LoggedEvent e)
    {
        json.WriteStartObject();
        json.WriteString("type", Name(e.Kind));
        json.WriteString("customer", e.Customer);
        json.WriteString("contact", e.Contact);
        json.WriteNumber("count", e.Count);
        WriteNumber(json, "amount", e.Amount);
        json.WriteString("currency", e.Currency);
        json.WriteString("date", Day(e.Date));
        json.WriteNull("note");
        json.WriteEndObject();
    }

    static void WriteQuestion(Utf8JsonWriter json, Question question)
    {
        json.WriteStartObject("question");
        json.WriteString("metric", question.Metric is { } metric ? Name(metric) : null);
        WritePeriod(json, question.Period);
        json.WriteString("subject", question.Subject.Kind switch
        {
            SubjectKind.Me => "me",
            SubjectKind.Team => "team",
            _ => question.Subject.Name,
        });
        json.WriteString("customer", question.Customer);
        json.WriteEndObject();
    }

    static void WriteFix(Utf8JsonWriter json, Fix fix)
    {
        json.WriteStartObject("fix");
        json.WriteString("type", fix.Kind is { } kind ? Name(kind) : null);
        json.WriteString("customer", fix.Customer);
        json.WriteString("date", fix.Date is { } date ? Day(date) : null);
        json.WriteString("field", fix.Field switch { null => null, FixField.Kind => "type", { } field => Name(field) });
        WriteValue(json, "old", fix.Old);
        WriteValue(json, "new", fix.New);
        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, string name, FixValue? value)
    {
        if (value?.Number is { } number) json.WriteNumber(name, Plain(number));
        else json.WriteString(name, value switch
        {
            null => null,
            { Kind: { } kind } => Name(kind),
            { Date: { } date } => Day(date),
            _ => value.Text,
        });
    }

    static void WriteRating(Utf8JsonWriter json, PeerRating rating)
    {
        json.WriteStartObject("rating");
        json.WriteString("who", rating.Who);
        json.WriteNumber("score", rating.Score);
        json.WriteString("reason", rating.Reason);
        json.WriteEndObject();
    }

    static void WriteTarget(Utf8JsonWriter json, TargetChange target)
    {
        json.WriteStartObject("target");
        json.WriteString("who", target.Who);
        json.WriteString("metric", Name(target.Metric));
        WritePeriod(json, target.Period);
        WriteNumber(json, "value", target.Value);
        WriteNumber(json, "delta", target.Delta);
        WriteNumber(json, "pct", target.Percent);
        json.WriteString("reason", target.Reason);
        json.WriteEndObject();
    }

    static void WriteEntity(Utf8JsonWriter json, Entity entity)
    {
        json.WriteStartObject();
        json.WriteString("kind", Name(entity.Kind));
        if (entity.Number is { } number) json.WriteNumber("value", Plain(number));
        if (entity.Currency is { } currency) json.WriteString("unit", currency);
        if (entity.Kind == EntityKind.Date) json.WriteString("value", Day(entity.Days!.Value.From));
        if (entity is { Kind: EntityKind.Period, Days: { } days })
        {
            json.WriteString("from", Day(days.From));
            json.WriteString("to", Day(days.To));
        }
        json.WriteEndObject();
    }

    static void WritePeriod(Utf8JsonWriter json, DayRange? period)
    {
        if (period is not { } days)
        {
            json.WriteNull("period");
            return;
        }
        json.WriteStartObject("period");
        json.WriteString("from", Day(days.From));
        json.WriteString("to", Day(days.To));
        json.WriteEndObject();
    }

    static void WriteNumber(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number) json.WriteNumber(name, Plain(number));
        else json.WriteNull(name);
    }

    // 55000.0 and 55000 are one number; dividing drops the zeros behind the point.
    static decimal Plain(decimal number) => number / 1.0000000000000000000000000000m;

    static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);

    static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
