namespace OpenRollout.Cli.Removing;

/// <summary>Finds the solution or project that the user names.</summary>
internal static class SolutionPath
{
    private static readonly string[] Solutions = [".sln", ".slnx"];
    private const string Project = ".csproj";
    private const string Filter = ".slnf";

    /// <summary>Returns the full path of a solution or project.</summary>
    /// <param name="host">The host.</param>
    /// <param name="given">The path of a solution, of a project or of a folder that has one of them; null for the working folder.</param>
    /// <exception cref="CommandException">There is none, or there are several.</exception>
    public static string Find(CommandHost host, string? given)
    {
        var path = host.Resolve(given ?? ".");
        if (File.Exists(path))
        {
            return IsKind(path, Solutions) || IsPart(path) ? path
                : throw new CommandException($"{host.Display(path)} is not a solution; name a file that ends with .sln, .slnx, .slnf or .csproj, or a folder that has one");
        }

        if (!Directory.Exists(path))
        {
            throw new CommandException($"{host.Display(path)} does not exist; name a solution, a project, or a folder that has one");
        }

        var files = Directory.GetFiles(path);
        var found = Array.FindAll(files, file => IsKind(file, Solutions)) is { Length: > 0 } solutions ? solutions : Array.FindAll(files, file => IsKind(file, Project));
        return found switch
        {
            [var only] => only,
            [] => throw new CommandException($"there is no solution and no project in {host.Display(path)}; name one"),
            _ => throw new CommandException($"there are several in {host.Display(path)}: {string.Join(", ", found.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal))}; name one of them"),
        };
    }

    /// <summary>
    /// Returns the solution that has a part: that of a filter, or the closest one that names a project, in its folder or one above. Null if there is none,
    /// so that no other project is known.
    /// </summary>
    /// <param name="part">The full path of a project or of a filter.</param>
    public static string? FindWhole(string part)
    {
        if (IsKind(part, Filter))
        {
            return part;
        }

        for (var folder = Path.GetDirectoryName(part); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Directory.EnumerateFiles(folder).Where(file => IsKind(file, Solutions)).Order(StringComparer.Ordinal).FirstOrDefault(file => File.ReadAllText(file).Contains(Path.GetFileName(part), StringComparison.OrdinalIgnoreCase)) is { } whole)
            {
                return whole;
            }
        }

        return null;
    }

    /// <summary>Returns whether a path is that of a part of a solution: of a project, or of a filter.</summary>
    public static bool IsPart(string path) => IsKind(path, Project, Filter);

    private static bool IsKind(string path, params string[] extensions) => extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);
}
