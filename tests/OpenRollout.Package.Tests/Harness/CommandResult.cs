using System.Text.RegularExpressions;

namespace OpenRollout.Package.Tests;

/// <summary>The result of a command.</summary>
/// <param name="Folder">The working directory.</param>
/// <param name="ExitCode">The exit code; 0 for success.</param>
/// <param name="Output">The standard output, followed by the standard error.</param>
internal sealed partial record CommandResult(string Folder, int ExitCode, string Output)
{
    /// <summary>
    /// Gets the distinct diagnostics of a build in ordinal order, as <c>flags.json(3,6): warning ROLL3001: …</c>, without the link to
    /// the page.
    /// </summary>
    public IReadOnlyList<string> Diagnostics =>
    [
        .. DiagnosticLine().Matches(Output)
            .Select(match => $"{Relative(match.Groups["path"].Value)}{match.Groups["place"].Value}: {match.Groups["what"].Value}: {match.Groups["message"].Value}")
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Fails the test with the output unless the command succeeded.</summary>
    public CommandResult Succeeded()
    {
        Assert.True(ExitCode == 0, Output);
        return this;
    }

    /// <summary>Fails the test with the output unless the command failed.</summary>
    public CommandResult Failed()
    {
        Assert.True(ExitCode != 0, Output);
        return this;
    }

    /// <summary>Fails the test with the output unless exactly these diagnostics were reported.</summary>
    public void Says(params string[] diagnostics)
    {
        if (!Diagnostics.SequenceEqual(diagnostics.Order(StringComparer.Ordinal)))
        {
            Assert.Fail($"Expected:\n{string.Join('\n', diagnostics)}\n\nActual:\n{string.Join('\n', Diagnostics)}\n\n{Output}");
        }
    }

    private string Relative(string path) => Path.IsPathRooted(path) ? Path.GetRelativePath(Folder, path).Replace('\\', '/') : path;

    [GeneratedRegex(@"^\s*(?<path>[^\r\n(:]+)(?<place>\(\d+,\d+\))?\s?: (?<what>(error|warning) \w+): (?<message>.*?)( \(https://[^)]*\))?( \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex DiagnosticLine();
}
