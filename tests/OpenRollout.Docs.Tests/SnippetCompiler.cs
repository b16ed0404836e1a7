using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Generators;

namespace OpenRollout.Docs.Tests;

/// <summary>Compiles snippets as a reader would: in an asynchronous method, with the flags that are generated from README's manifest.</summary>
internal static class SnippetCompiler
{
    private const string Before =
        """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using OpenFeature;
        using OpenFeature.Isolated;
        using OpenFeature.Model;
        using OpenFeature.Providers.Memory;
        using OpenRollout;

        #pragma warning disable OFISO001
        internal static class Program
        {
            private static readonly IManifestSource source = new FileManifestSource("flags.json");

            public static async Task Main()
            {
                await Task.CompletedTask;

        """;

    private const string After =
        """

            }
        }
        """;

    private static readonly Lazy<Compilation> WithFlags = new(Generate);

    /// <summary>Returns the errors of a snippet.</summary>
    public static IReadOnlyList<string> Compile(Snippet snippet)
    {
        var code = CSharpSyntaxTree.ParseText($"{Before}{snippet.Code}{After}", new CSharpParseOptions(LanguageVersion.CSharp12));
        return
        [
            .. WithFlags.Value.AddSyntaxTrees(code).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    private static Compilation Generate()
    {
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "Snippets",
            [],
            assemblies.Select(path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var manifest = Pages.Snippets("json").First(snippet => snippet.Page == "README.md");
        var driver = CSharpGeneratorDriver.Create(
            [new FlagsGenerator().AsSourceGenerator()],
            [new ManifestText(manifest.Code)],
            new CSharpParseOptions(LanguageVersion.CSharp12));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }

    private sealed class ManifestText(string text) : AdditionalText
    {
        public override string Path => "flags.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }
}
