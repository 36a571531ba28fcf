using System.Text;
using Dengta.Domain.Basics;

namespace Dengta.BotApp.Tools.Import.Cells;

/// <summary>Which column is which field, from the header line.</summary>
sealed class Columns
{
    readonly Dictionary<Field, int> _of = [];

    Columns(string[] headers) => Headers = headers;

    /// <summary>Told apart: a second one of the same name is numbered, one without a name is called by its place.</summary>
    public IReadOnlyList<string> Headers { get; }

    public int? this[Field field] => _of.TryGetValue(field, out var at) ? at : null;

    /// <summary>Which field was found under which header, for a person.</summary>
    public string Found => string.Join(", ", _of.Select(c => $"{c.Key.Name} from \"{Headers[c.Value]}\""));

    /// <summary>The headers that no field was found under, for a person; empty where all are used.</summary>
    public string Rest => Quoted(Unused, ", ");

    /// <summary>The columns that no field stands under, by their place.</summary>
    public IEnumerable<int> Unused => Enumerable.Range(0, Headers.Count).Except(_of.Values);

    /// <param name="map">Field to header, said by a person; an empty header: the field is not in the file.</param>
    /// <returns>The columns, or what is wrong, in a sentence each.</returns>
    public static (Columns Columns, IReadOnlyList<string> Mistakes) Match(
        IReadOnlyList<string> header, IReadOnlyList<Field> fields, IReadOnlyDictionary<string, string> map)
    {
        var columns = new Columns(Distinct(header));
        var mistakes = map.Keys.Where(name => fields.All(f => !Same(f.Name, name)))
            .Select(name => $"--map: there is no field {name}; there are {string.Join(", ", fields.Select(f => f.Name))}.").ToList();
        foreach (var field in fields)
            if (columns.Place(field, map) is { } mistake) mistakes.Add(mistake);
        mistakes.AddRange(columns._of.GroupBy(c => c.Value).Where(g => g.Count() > 1).Select(g =>
            $"The column \"{columns.Headers[g.Key]}\" would be {string.Join(" and ", g.Select(c => c.Key.Name))}; say which with --map."));
        return (columns, mistakes);
    }

    /// <summary>A header without case, spaces and signs.</summary>
    public static string Key(string header)
    {
        var key = new StringBuilder(header.Length);
        foreach (var c in header.Normalize(NormalizationForm.FormKC))
            if (char.IsLetterOrDigit(c)) key.Append(char.ToLowerInvariant(c));
        return key.ToString();
    }

    string? Place(Field field, IReadOnlyDictionary<string, string> map)
    {
        var said = map.FirstOrDefault(m => Same(m.Key, field.Name)).Value;
        if (said?.Length == 0) return Missing(field);
        bool Is(string header) => said is null ? field.IsCalled(header) : Key(said) == Key(header);
        int[] found = [.. Enumerable.Range(0, Headers.Count).Where(i => Is(Headers[i]))];
        if (found.Length > 1)
            return $"{field.Name} could be {Quoted(found, " or ")}; say which with --map {field.Name}=HEADER.";
        if (found.Length == 1) _of.Add(field, found[0]);
        else if (said is not null) return $"--map {field.Name}: there is no column \"{said}\"; there are {Quoted()}.";
        return found.Length == 1 ? null : Missing(field);
    }

    string? Missing(Field field) => field.IsNeeded
        ? $"No column is {field.Name}; say which with --map {field.Name}=HEADER. There are {Quoted()}."
        : null;

    string Quoted() => Quoted(Enumerable.Range(0, Headers.Count), ", ");

    string Quoted(IEnumerable<int> columns, string between) => string.Join(between, columns.Select(c => $"\"{Headers[c]}\""));

    static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    static string[] Distinct(IReadOnlyList<string> header)
    {
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = new string[header.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var name = Printable.Of(CleanText.Of(header[i].Trim(), 60));
            if (name.Length == 0) name = $"column {i + 1}";
            for (var n = 2; !used.Add(name); n++) name = $"{Printable.Of(CleanText.Of(header[i].Trim(), 60))} ({n})";
            names[i] = name;
        }
        return names;
    }
}
