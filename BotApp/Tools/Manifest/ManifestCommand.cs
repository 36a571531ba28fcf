namespace Dengta.BotApp.Tools.Manifest;

/// <summary><c>manifest --bot-id … --host … -o dengta.zip</c></summary>
static class ManifestCommand
{
    const int Ok = 0;
    const int Refused = 1;

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        if (args.Contains("--help"))
        {
            output.WriteLine(PackageOptions.Help);
            return Ok;
        }
        try
        {
            var options = PackageOptions.Parse(args);
            var package = AppPackage.Fill(Path.Combine(AppContext.BaseDirectory, "manifest"), options);
            var mistakes = PackageRules.Mistakes(package).ToList();
            if (mistakes.Count > 0) throw new PackageException(string.Join('\n', mistakes));
            using (var file = File.Create(options.Output)) package.Write(file);
            output.WriteLine($"{options.Output}: {string.Join(", ", package.Files.Keys)}. Upload it in the Teams admin center; docs/teams.md says how.");
            return Ok;
        }
        catch (Exception e) when (e is PackageException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(e.Message);
            return Refused;
        }
    }
}
