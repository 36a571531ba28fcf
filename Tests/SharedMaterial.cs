namespace Dengta.Tests;

/// <summary>Material that stands beside the project on some machines: a folder <c>shared</c> in one of the folders above. A test that finds none is skipped.</summary>
static class SharedMaterial
{
    public static string Folder(params ReadOnlySpan<string> path) => Find(Directory.Exists, path);

    public static string File(params ReadOnlySpan<string> path) => Find(System.IO.File.Exists, path);

    public static bool IsHere(string folder)
    {
        for (var above = new DirectoryInfo(AppContext.BaseDirectory); above is not null; above = above.Parent)
            if (Directory.Exists(Path.Combine(above.FullName, "shared", folder)))
                return true;
        return false;
    }

    static string Find(Func<string, bool> exists, ReadOnlySpan<string> path)
    {
        var wanted = Path.Combine(["shared", .. path]);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, wanted) is var found && exists(found))
                return found;
        Assert.Skip($"{wanted} is not here.");
        return "";
    }
}
