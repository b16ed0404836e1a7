using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Generators;

namespace OpenRollout.Docs.Tests;

/// <summary>README shows the warnings that the sample's build reports on the day that it names.</summary>
public sealed class BuildOutputTests
{
    [Fact]
    public async Task README_shows_warnings_of_the_build()
    {
        var reported = (await AnalyzeAsync()).ToHashSet();
        var shown = Pages.Snippets("log").Single(snippet => snippet.Page == "README.md").Code.Split('\n');
        Assert.All(shown, line => Assert.Contains(line, reported));
    }

    private static async Task<IEnumerable<string>> AnalyzeAsync()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Latest);
        var sources = Directory.GetFiles(Pages.SampleFolder, "*.cs", SearchOption.AllDirectories)
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), parse, $"samples/Stories/{Path.GetFileName(path)}"));
        var compilation = CSharpCompilation.Create(
            "Stories", sources, Platform.Assemblies.Select(path => MetadataReference.CreateFromFile(path)), new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        AdditionalText[] files = [.. await Task.WhenAll(Pages.SampleManifests.Select(async path => new TextFile(Path.GetFileName(path), await File.ReadAllTextAsync(path))))];
        var options = new FixedOptions(new Dictionary<string, string>
        {
            ["build_property.RootNamespace"] = "Stories",
            ["build_property.OpenRolloutToday"] = "2026-11-22",
        });
        CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], files, parse, options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        var found = await generated.WithAnalyzers(Analyzers(), new AnalyzerOptions([.. files], options)).GetAnalyzerDiagnosticsAsync();
        return found.Select(diagnostic => $"{Place(diagnostic.Location.GetLineSpan())}: warning {diagnostic.Id}: {diagnostic.GetMessage(null)}");
    }

    private static string Place(FileLinePositionSpan span)
        => $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "OpenRollout.Analyzers.dll");
        return
        [
            .. Assembly.LoadFrom(path).GetTypes()
                .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
                .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
        ];
    }
}
