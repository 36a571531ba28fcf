using System.Reflection;
using System.Runtime.CompilerServices;
using Dengta.Domain.Storage;

namespace Dengta.Tests.Architecture;

/// <summary>The shape of the program: small files, sealed types.</summary>
public sealed class ProgramTests
{
    const int LongestFile = 300;
    const int LongestProgram = 60;

    /// <summary>Tables of words and of their readings, which a cut would only scatter.</summary>
    static readonly string[] Tables = ["EnglishDates.cs", "ChineseDates.cs"];

    [Fact]
    public void The_program_is_a_table_of_contents() => Assert.InRange(Lines(Path.Combine(Root(), "BotApp", "Program.cs")), 1, LongestProgram);

    [Fact]
    public void Every_file_can_be_read_at_once()
    {
        var root = Root();
        var files = ((string[])["BotApp", "Domain", "Jobs"])
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToArray();

        Assert.True(files.Length > 100);
        Assert.Empty(files.Where(f => !Tables.Contains(Path.GetFileName(f)) && Lines(f) > LongestFile).Select(f => $"{Path.GetRelativePath(root, f)}: {Lines(f)} lines"));
    }

    [Fact]
    public void Every_class_that_nothing_derives_from_is_sealed()
    {
        Assembly[] product = [typeof(Db).Assembly, typeof(BotApp.Conversation.Turn).Assembly, typeof(Jobs.SweepOutbox).Assembly];
        var types = product.SelectMany(a => a.GetTypes()).ToArray();
        var bases = types.Select(t => t.BaseType is { IsGenericType: true } b ? b.GetGenericTypeDefinition() : t.BaseType).ToHashSet();

        Assert.Empty(types
            .Where(t => t is { IsClass: true, IsAbstract: false, IsSealed: false } && !bases.Contains(t))
            .Where(t => t.Namespace?.StartsWith("Dengta", StringComparison.Ordinal) == true && t.GetCustomAttribute<CompilerGeneratedAttribute>() is null)
            .Select(t => t.FullName));
    }

    static int Lines(string file) => File.ReadLines(file).Count();

    static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dengta.slnx")))
                return folder.FullName;
        Assert.Skip("The tests run away from the sources.");
        return "";
    }
}
