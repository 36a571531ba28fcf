using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;

namespace Dengta.BotApp.Conversation.Commands;

/// <summary>What the fields of an indicator of one's own would publish.</summary>
/// <param name="Own">The version to come; without a key where it would be the first.</param>
/// <param name="Before">The version that it follows; null for the first.</param>
/// <param name="IsPublished">It is what holds already.</param>
sealed record OwnIndicatorPlan(OwnIndicator Own, OwnIndicator? Before, bool IsPublished)
{
    /// <param name="changed">What is to be changed; null for a new one.</param>
    public static Checked<OwnIndicatorPlan> Of(Turn turn, Catalogue catalogue, OwnIndicator? changed, IReadOnlyDictionary<string, string> values)
    {
        var read = OwnIndicatorForm.Read(values, turn.Tenant.Currency, turn.Today);
        if (!read.Ok) return read.Refusal;
        // Published twice: the same again is no further version.
        if (catalogue.Named(read.Value.Name)?.Own is { } known && (changed is null || known.Key == changed.Key) && known.SaysTheSameAs(read.Value))
            return new OwnIndicatorPlan(known, known, IsPublished: true);
        if (NameTaken(catalogue, changed, read.Value) is { } taken) return taken;
        if (changed is not null && read.Value.Reason.Length == 0)
            return new Refusal($"请写上「{changed.Name}」为什么改,会告诉用到它的人。", $"Please say why “{changed.NameEn}” changes; those appraised by it are told.");
        var period = read.Value.PeriodOf(turn.Today);
        return new OwnIndicatorPlan(
            read.Value with
            {
                Key = changed?.Key ?? "",
                Version = (changed?.Version ?? 0) + 1,
                // Nobody is scored by a new rule in a period that has begun.
                From = changed is null ? period.Start : period.End,
                Reason = changed is null ? "" : read.Value.Reason,
            },
            changed, IsPublished: false);
    }

    static Refusal? NameTaken(Catalogue catalogue, OwnIndicator? changed, OwnIndicator own) =>
        ((string[])[own.Name, own.NameEn]).Select(catalogue.Named).FirstOrDefault(i => i is not null && i.Key != changed?.Key) is { } other
            ? new($"已经有叫「{other.Name}」的指标,换个名字。", $"There is an indicator called “{other.NameEn}” already; please take another name.")
            : null;
}
