using System.Text.RegularExpressions;

namespace OpenRollout.Package.Tests;

/// <summary>README's quick start, followed to the letter by a user who has nothing but the package.</summary>
public sealed partial class QuickStartTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "README.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task A_new_project_builds_and_runs()
    {
        using var user = new Workspace();
        var commands = Snippets("bash").Single(snippet => snippet.Contains("OpenRollout", StringComparison.Ordinal) && snippet.StartsWith("dotnet new", StringComparison.Ordinal));
        foreach (var command in commands.Split('\n'))
        {
            (await user.DotnetAsync(command["dotnet ".Length..].Split(' '))).Succeeded();
        }

        user.Write("QuickStart/flags.json", Snippets("json").First());
        user.Write(
            "QuickStart/Program.cs",
            string.Join('\n', Snippets("csharp").Prepend("using OpenFeature;\nusing OpenFeature.Providers.Memory;\nusing OpenRollout;\nusing QuickStart;\n")));
        (await user.BuildAsync("QuickStart", "-warnaserror")).Succeeded().Says();

        // Swapped to the in-memory provider, back to ours, and overridden.
        Assert.EndsWith("True\nFalse\nTrue\n", (await user.RunAsync("QuickStart")).Succeeded().Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Snippets(string language)
        => Fence().Matches(Readme).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["code"].Value);

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<code>.*?)\n```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
