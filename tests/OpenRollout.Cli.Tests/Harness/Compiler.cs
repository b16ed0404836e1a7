using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Analyzers.Rules;

namespace OpenRollout.Cli.Tests.Harness;

/// <summary>The compiler with the analyzer of manifests, over the files of a folder.</summary>
internal static class Compiler
{
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "App", options: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    /// <summary>Returns the diagnostics of all manifests and overlays as the compiler prints them, with names of files in place of paths.</summary>
    public static string[] Check(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.json").Select(path => (AdditionalText)new ManifestText(path)).ToArray();
        var diagnostics = Empty.WithAnalyzers([new ManifestAnalyzer()], new AnalyzerOptions([.. files])).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        return [.. diagnostics.Select(Write)];
    }

    private static string Write(Diagnostic diagnostic)
    {
        var span = diagnostic.Location.GetLineSpan();
        return $"{Path.GetFileName(span.Path)}({span.StartLinePosition},{span.EndLinePosition}): {diagnostic.Severity} {diagnostic.Id}: {diagnostic.GetMessage(null)}";
    }

    private sealed class ManifestText(string path) : AdditionalText
    {
        private readonly SourceText _text = Read(path);

        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;

        private static SourceText Read(string path)
        {
            using var file = File.OpenRead(path);
            return SourceText.From(file);
        }
    }
}
