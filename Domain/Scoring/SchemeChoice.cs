using System.Collections.Immutable;
using Dengta.Domain.Basics;
using Dengta.Domain.Kpis;
using Dengta.Domain.People;

namespace Dengta.Domain.Scoring;

/// <summary>That a scheme is somebody's from a day on. At most one of member, unit and role is set; none means everybody.</summary>
/// <param name="Scheme">Null: a narrower choice is given up and the wider one holds again.</param>
/// <param name="Order">Rises with the time at which it was decided.</param>
public sealed record SchemeUse(SchemeId? Scheme, MemberId? Member, UnitId? Unit, Role? Role, DateOnly From, long Order);

/// <summary>One person's own weight or goal for a line from a day on; null in both gives the line back to the scheme.</summary>
public sealed record LineOverride(MemberId Member, Part Part, string Key, decimal? Weight, decimal? Goal, DateOnly From, string Reason, long Order);

/// <summary>Who is appraised, as far as the choice of a scheme goes.</summary>
/// <param name="Path">The units from the company down to the person's own.</param>
public sealed record Appraised(MemberId Id, string Name, string NameEn, Role Role, ImmutableArray<int> Path)
{
    public string NameIn(Language language) => language.Pick(Name, NameEn);
}

/// <summary>All schemes of a tenant with who has them: which one is whose on which day.</summary>
/// <param name="catalogue">What their lines may measure.</param>
public sealed class SchemeChoice(
    IReadOnlyCollection<Scheme> versions, IReadOnlyCollection<SchemeUse> uses, IReadOnlyCollection<LineOverride> overrides, Catalogue catalogue)
{
    readonly ILookup<SchemeId, Scheme> _versions = versions.ToLookup(v => v.Id);
    readonly ILookup<MemberId, SchemeUse> _own = uses.Where(u => u.Member is not null).ToLookup(u => u.Member!.Value);
    readonly SchemeUse[] _shared = [.. uses.Where(u => u.Member is null)];
    readonly ILookup<MemberId, LineOverride> _overrides = overrides.ToLookup(o => o.Member);

    public Catalogue Catalogue => catalogue;

    /// <summary>The person's scheme on a day with what is their own in it; null for somebody without.</summary>
    public Scheme? On(Appraised person, DateOnly day)
    {
        if (Chosen(person, day) is not { } id) return null;
        var scheme = _versions[id].Where(v => v.From <= day).MaxBy(v => v.Version);
        return scheme is null ? null : WithOverrides(Known(scheme, key => catalogue.Find(key, scheme.PeriodOf(day).Start)), person.Id, day);
    }

    /// <summary>The newest version of a scheme, whether it holds already or not.</summary>
    public Scheme? LastOf(SchemeId id) => _versions[id].MaxBy(v => v.Version) is { } last ? Known(last, catalogue.Find) : null;

    /// <summary>One version of a scheme; null where there is none of that number.</summary>
    public Scheme? Version(SchemeId id, int version) => _versions[id].FirstOrDefault(v => v.Version == version) is { } found ? Known(found, catalogue.Find) : null;

    /// <summary>The scheme last chosen by a day for exactly this person, unit or role; null also where the choice was given up again.</summary>
    /// <param name="decided">Later choices do not count.</param>
    public SchemeId? ChosenFor(MemberId? member, UnitId? unit, Role? role, DateOnly day, long decided) => uses
        .Where(u => u.Member == member && u.Unit == unit && u.Role == role && u.From <= day && u.Order <= decided)
        .OrderBy(u => u.From).ThenBy(u => u.Order).LastOrDefault()?.Scheme;

    /// <summary>As it would be with these versions, choices and lines of people's own beside what there is.</summary>
    public SchemeChoice With(IEnumerable<Scheme> more, IEnumerable<SchemeUse> chosen, params IEnumerable<LineOverride> own) =>
        new([.. versions, .. more], [.. uses, .. chosen], [.. overrides, .. own], catalogue);

    /// <summary>What holds on a day for a role where nothing narrower does.</summary>
    public Scheme? OfRole(Role role, DateOnly day) => On(new(default, "", "", role, []), day);

    /// <summary>The versions that hold for a person within a period, in order, with their working days; empty for somebody without a scheme.</summary>
    public IReadOnlyList<SchemeSpan> Spans(Appraised person, Period period, WorkCalendar calendar)
    {
        var spans = new List<SchemeSpan>();
        DateOnly[] starts = [period.Start, .. Changes(person.Id).Where(d => d > period.Start && d < period.End).Distinct().Order()];
        for (var i = 0; i < starts.Length; i++)
        {
            if (On(person, starts[i]) is not { } scheme) continue;
            var until = i + 1 < starts.Length ? starts[i + 1] : period.End;
            var days = calendar.WorkingDays(starts[i], until);
            // A change that was somebody else's goes on as the same span.
            if (spans is [.., var last] && last.Until == starts[i] && IsSame(last.Scheme, scheme))
                spans[^1] = last with { Until = until, Days = last.Days + days };
            else
                spans.Add(new(scheme, starts[i], until, days));
        }
        return spans;
    }

    // Lines that name one of the company's own indicators learn which version of it.
    static Scheme Known(Scheme scheme, Func<string, Indicator?> find) => scheme.Lines.All(l => l.Part == Part.Target || l.Indicator is not null)
        ? scheme
        : scheme with { Lines = [.. scheme.Lines.Select(l => l.Part == Part.Kpi && l.Indicator is null ? l with { Indicator = find(l.Key) } : l)] };

    static bool IsSame(Scheme a, Scheme b) => a.Id == b.Id && a.Version == b.Version && a.Lines.SequenceEqual(b.Lines);

    IEnumerable<DateOnly> Changes(MemberId person) => _versions.SelectMany(v => v).Select(v => v.From)
        .Concat(UsesFor(person).Select(u => u.From)).Concat(_overrides[person].Select(o => o.From));

    IEnumerable<SchemeUse> UsesFor(MemberId person) => _own[person].Concat(_shared);

    // The narrowest that says something; among equally narrow ones the one decided last.
    SchemeId? Chosen(Appraised person, DateOnly day) => UsesFor(person.Id)
        .Where(u => u.From <= day && Narrowness(u, person) >= 0)
        .GroupBy(u => Narrowness(u, person))
        .OrderByDescending(g => g.Key)
        .Select(g => g.OrderBy(u => u.From).ThenBy(u => u.Order).Last().Scheme)
        .FirstOrDefault(s => s is not null);

    /// <summary>Below 0 where it is not this person's; the higher, the narrower.</summary>
    static int Narrowness(SchemeUse use, Appraised person) => use switch
    {
        { Member: { } member } => member == person.Id ? int.MaxValue : -1,
        { Unit: { } unit } => person.Path.IndexOf(unit.Value) is var depth and >= 0 ? depth + 2 : -1,
        { Role: { } role } => role == person.Role ? 1 : -1,
        _ => 0,
    };

    Scheme WithOverrides(Scheme scheme, MemberId person, DateOnly day)
    {
        var own = _overrides[person].Where(o => o.From <= day).OrderBy(o => o.From).ThenBy(o => o.Order).GroupBy(o => (o.Part, o.Key))
            .ToDictionary(g => g.Key, g => g.Last());
        return own.Count == 0 ? scheme : scheme with
        {
            IsOverridden = true,
            Lines = [.. scheme.Lines.Select(l => own.TryGetValue((l.Part, l.Key), out var o) ? l with { Weight = o.Weight ?? l.Weight, Goal = o.Goal ?? l.Goal } : l)],
        };
    }
}
