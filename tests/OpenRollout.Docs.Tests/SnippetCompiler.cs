using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using OpenRollout.Generators;

namespace OpenRollout.Docs.Tests;

/// <summary>
/// Compiles snippets as a reader would: in an asynchronous method, or in a class of tests where they declare members, with
/// the flags that are generated from README's manifest.
/// </summary>
internal static class SnippetCompiler
{
    private const string Usings =
        """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using OpenFeature;
        using OpenFeature.Isolated;
        using OpenFeature.Model;
        using OpenFeature.Providers.Memory;
        using OpenRollout;
        using OpenRollout.AspNetCore;
        using OpenRollout.Evaluation;
        using OpenRollout.Testing;
        using OpenTelemetry.Metrics;
        using OpenTelemetry.Trace;
        using Xunit;

        #pragma warning disable OFISO001

        """;

    private const string BeforeStatements =
        """
        internal static class Program
        {
            private static readonly IManifestSource source = new FileManifestSource("flags.json");

            public static async Task Main()
            {
                await Task.CompletedTask;

        """;

    private const string AfterStatements =
        """

            }
        }
        """;

    private const string BeforeMembers =
        """
        internal static class Program
        {
            public static void Main()
            {
            }
        }

        public class Tests
        {

        """;

    private const string AfterMembers =
        """

        }
        """;

    private static readonly Lazy<Compilation> WithFlags = new(Generate);

    /// <summary>Everything that the tests themselves run on.</summary>
    public static IReadOnlyList<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
        // What the compiler's components share lies beside the tests without being listed.
        MetadataReference.CreateFromFile(typeof(Manifest.ManifestReader).Assembly.Location),
    ];

    /// <summary>Returns the errors of a snippet.</summary>
    public static IReadOnlyList<string> Compile(Snippet snippet)
    {
        var isMembers = snippet.Code.StartsWith("public ", StringComparison.Ordinal) || snippet.Code.StartsWith('[');
        var text = isMembers ? $"{BeforeMembers}{snippet.Code}{AfterMembers}" : $"{BeforeStatements}{snippet.Code}{AfterStatements}";
        var code = CSharpSyntaxTree.ParseText($"{Usings}{text}", new CSharpParseOptions(LanguageVersion.CSharp12));
        return
        [
            .. WithFlags.Value.AddSyntaxTrees(code).GetDiagnostics()
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.ToString()),
        ];
    }

    private static Compilation Generate()
    {
        var compilation = CSharpCompilation.Create(
            "Snippets",
            [],
            References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var manifest = Pages.Snippets("json").First(snippet => snippet.Page == "README.md");
        var driver = CSharpGeneratorDriver.Create(
            [new FlagsGenerator().AsSourceGenerator()],
            [new TextFile("flags.json", manifest.Code)],
            new CSharpParseOptions(LanguageVersion.CSharp12));
        driver.RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        return generated;
    }
}
