using System.Text.RegularExpressions;

namespace OpenRollout.Package.Tests;

/// <summary>Reads the snippets of README and of pages of the documentation.</summary>
internal static partial class Readme
{
    /// <summary>Returns the snippets of a section of a page in a language, in order.</summary>
    public static IEnumerable<string> Snippets(string section, string language, string page = "README.md")
    {
        var text = Read(page);
        var rest = text[(text.IndexOf($"\n## {section}\n", StringComparison.Ordinal) + 1)..];
        var end = rest.IndexOf("\n## ", StringComparison.Ordinal);
        return Fence().Matches(rest[..end]).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);
    }

    /// <summary>Returns the C# of sections as one file, with the using directives at its beginning and nothing added.</summary>
    public static string Program(params string[] sections)
    {
        var lines = sections.SelectMany(section => Snippets(section, "csharp")).SelectMany(snippet => snippet.Split('\n')).ToArray();
        return string.Join('\n', lines.Where(IsUsing).Distinct().Concat(lines.Where(line => !IsUsing(line)))) + '\n';

        static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal);
    }

    /// <summary>Returns the only C# snippet of a page.</summary>
    public static string ProgramOf(string page) => Fence().Matches(Read(page)).Single(match => match.Groups["language"].Value == "csharp").Groups["code"].Value + '\n';

    private static string Read(string page) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, page)).ReplaceLineEndings("\n");

    /// <summary>Runs the commands of a section.</summary>
    public static async Task FollowAsync(this Workspace user, string section)
    {
        foreach (var command in Snippets(section, "bash").Single().Split('\n'))
        {
            (await user.DotnetAsync(command["dotnet ".Length..].Split(' '))).Succeeded();
        }
    }

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
