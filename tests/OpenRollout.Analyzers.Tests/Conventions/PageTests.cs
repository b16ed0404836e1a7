using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Examples marked as wrong give the diagnostic of their page; examples marked as right do not.</summary>
public sealed partial class PageTests
{
    /// <summary>The pages without a testable example: they need files, overlays, a running application, a very large manifest, or more than statements.</summary>
    private static readonly string[] WithoutExample = ["ROLL1008", "ROLL1009", "ROLL1010", "ROLL1011", "ROLL1012", "ROLL1013", "ROLL4008", "ROLL4009"];

    public static TheoryData<string> Pages => [.. RuleSet.Descriptors.Select(descriptor => descriptor.Id).Where(id => !WithoutExample.Contains(id))];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_are_what_the_page_says(string id)
    {
        var manifest = "";
        var seen = new List<string>();
        var examples = Fence().Matches(Repository.Read($"docs/diagnostics/{id}.md"));
        foreach (var (example, index) in examples.Select((example, index) => (example, index)))
        {
            var (language, tag, text) = (example.Groups["language"].Value, example.Groups["tag"].Value, example.Groups["text"].Value);
            manifest = language == "json" ? text : manifest;
            // A manifest that is followed by code is analyzed with it.
            var isAnalyzed = tag.Length > 0 && !(language == "json" && index + 1 < examples.Count && examples[index + 1].Groups["language"].Value == "csharp");
            if (isAnalyzed)
            {
                Assert.Equal(tag == "wrong", (await AnalyzeAsync(id, manifest, language == "csharp" ? text : "")).Contains(id));
                seen.Add(tag);
            }
        }

        Assert.Contains("wrong", seen);
        Assert.Contains("right", seen);
    }

    private static async Task<IEnumerable<string>> AnalyzeAsync(string id, string manifest, string code)
    {
        var test = new RuleTest(new ManifestAnalyzer()).Severity(id, ReportDiagnostic.Warn);
        if (code.Length > 0)
        {
            // As on the page: with the usings that it needs, as top-level statements.
            test.Code(code).Project.Output = OutputKind.ConsoleApplication;
        }

        test.Project.AddManifest("flags.json", manifest);
        return (await test.Project.AnalyzeAsync(test.Project.Compile(), [.. RuleSet.Analyzers])).Select(diagnostic => diagnostic.Id);
    }

    [GeneratedRegex(@"^```(?<language>json|csharp) ?(?<tag>\w*)\n(?<text>.*?)\n```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();
}
