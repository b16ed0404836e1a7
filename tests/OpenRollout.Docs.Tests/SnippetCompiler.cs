using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Generators;

namespace OpenRollout.Docs.Tests;

/// <summary>
/// Compiles snippets exactly as shown, as a file of a new project of the kind that the page is about: with implicit
/// usings, nullable references, the warnings of the compiler and of OpenRollout, and the code that the manifest above the
/// snippet generates.
/// </summary>
internal static class SnippetCompiler
{
    /// <summary>The setting of a snippet that belongs to the same file as the one before it.</summary>
    private const string Continues = "continues";

    /// <summary>The setting of a manifest that the snippets after it use. The others use that of README.</summary>
    private const string Manifest = "manifest";

    private static readonly CSharpParseOptions Syntax = new(LanguageVersion.CSharp12);

    private static readonly FixedOptions Options = new(new Dictionary<string, string>
    {
        ["build_property.RootNamespace"] = "Project",
        ["build_property.OpenRolloutToday"] = "2026-11-22",
        ["build_metadata.AdditionalFiles.OpenRolloutManifest"] = "true",
    });

    private static readonly Lazy<ImmutableArray<DiagnosticAnalyzer>> Analyzers = new(FindAnalyzers);

    /// <summary>Compiles a snippet and returns errors and warnings.</summary>
    /// <param name="snippet">The snippet.</param>
    /// <param name="ofPage">The snippets of its page.</param>
    public static async Task<IReadOnlyList<string>> CompileAsync(Snippet snippet, IReadOnlyList<Snippet> ofPage)
    {
        var parts = Parts(snippet, ofPage);
        var kind = ProjectKind.Of(snippet.Page, parts[0].Setting);
        var code = CSharpSyntaxTree.ParseText(Join(parts), Syntax, "Program.cs");
        var manifest = new TextFile("/project/flags.json", ManifestOf(parts[0], ofPage).Code);
        var compilation = CSharpCompilation.Create(
            "Project",
            [code, CSharpSyntaxTree.ParseText(string.Concat(kind.Usings.Select(name => $"global using {name};\n")) + kind.Application, Syntax, "GlobalUsings.cs")],
            kind.References,
            new CSharpCompilationOptions(KindOf(code), nullableContextOptions: NullableContextOptions.Enable, warningLevel: 10));
        CSharpGeneratorDriver.Create([new FlagsGenerator().AsSourceGenerator()], [manifest], Syntax, Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        // An example marked as wrong breaks a rule on purpose; the analyzers' tests cover it.
        var isWrong = snippet.Language.EndsWith("wrong", StringComparison.Ordinal);
        var found = await generated.WithAnalyzers(Analyzers.Value, new AnalyzerOptions([manifest], Options)).GetAllDiagnosticsAsync();
        return [.. found.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !(isWrong && diagnostic.Id.StartsWith("ROLL", StringComparison.Ordinal)) && diagnostic.Location.SourceTree == code).Select(diagnostic => diagnostic.ToString())];
    }

    /// <summary>Returns a snippet, preceded by the snippets that it continues.</summary>
    private static Snippet[] Parts(Snippet snippet, IReadOnlyList<Snippet> ofPage)
    {
        var parts = new List<Snippet> { snippet };
        for (var index = ofPage.ToList().IndexOf(snippet); parts[0].Setting == Continues;)
        {
            index = Enumerable.Range(0, index).Last(before => ofPage[before].Language == snippet.Language);
            parts.Insert(0, ofPage[index]);
        }

        return [.. parts];
    }

    /// <summary>Joins snippets into one file, with the using directives first.</summary>
    private static string Join(IEnumerable<Snippet> parts)
    {
        var units = parts.Select(part => CSharpSyntaxTree.ParseText(part.Code, Syntax).GetCompilationUnitRoot()).ToArray();
        return string.Concat(units.SelectMany(unit => unit.Usings).Select(directive => directive.ToFullString().TrimEnd() + "\n").Distinct())
            + string.Join('\n', units.Select(unit => unit.WithUsings([]).ToFullString()));
    }

    private static Snippet ManifestOf(Snippet snippet, IReadOnlyList<Snippet> ofPage)
        => snippet.Language == "csharp"
            ? ofPage.LastOrDefault(manifest => manifest.Line < snippet.Line && manifest.Setting == Manifest) ?? Pages.Snippets("json").First(manifest => manifest.Page == "README.md")
            : ofPage.Last(manifest => manifest.Line < snippet.Line && manifest.Language.StartsWith("json", StringComparison.Ordinal));

    private static OutputKind KindOf(SyntaxTree code)
        => code.GetCompilationUnitRoot().Members.OfType<GlobalStatementSyntax>().Any() ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    private static ImmutableArray<DiagnosticAnalyzer> FindAnalyzers() =>
    [
        .. Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, "OpenRollout.Analyzers.dll")).GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];
}
