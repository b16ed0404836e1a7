using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Generators;

namespace OpenRollout.Removal.Tests;

/// <summary>Compiles files with the code that the generator adds.</summary>
internal static class TestCompilation
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !Path.GetFileName(path).StartsWith("OpenRollout.Removal", StringComparison.Ordinal))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions Syntax { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Parse);

    /// <summary>Compiles files for the removal of <c>stories</c>.</summary>
    public static Compilation Create(IEnumerable<(string Path, string Text)> files, bool value, CSharpParseOptions? syntax = null, OutputKind output = OutputKind.DynamicallyLinkedLibrary)
        => Create(files, "stories", value, syntax, output: output);

    /// <summary>Compiles files.</summary>
    /// <param name="files">The files.</param>
    /// <param name="key">The key of the flag that is removed.</param>
    /// <param name="value">Its default.</param>
    /// <param name="syntax">The options; null for those of C# 13.</param>
    /// <param name="hasEntry">Whether the manifest has the flag.</param>
    /// <param name="output">The kind of the assembly.</param>
    /// <param name="isChecked">Whether the files must not have errors.</param>
    public static Compilation Create(IEnumerable<(string Path, string Text)> files, string key, object value, CSharpParseOptions? syntax = null, bool hasEntry = true, OutputKind output = OutputKind.DynamicallyLinkedLibrary, bool isChecked = true)
        => CreateWith(
            hasEntry ? Sources.Manifest(key, value) : string.Join('\n', Sources.Manifest(key, value).Split('\n').Where(line => !line.Contains($"\"{key}\":", StringComparison.Ordinal))),
            files,
            syntax,
            output,
            isChecked);

    /// <summary>Compiles files with a manifest.</summary>
    public static Compilation CreateWith(string manifest, IEnumerable<(string Path, string Text)> files, CSharpParseOptions? syntax = null, OutputKind output = OutputKind.DynamicallyLinkedLibrary, bool isChecked = true)
    {
        syntax ??= Syntax;
        var compilation = CSharpCompilation.Create(
            "App" + Guid.NewGuid().ToString("N"),
            files.Concat(new (string Path, string Text)[] { ("Usings.cs", Sources.Usings), ("Probe.cs", Sources.Probe), ("Packages.cs", Sources.Packages) })
                .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Text, Encoding.UTF8), syntax, file.Path)),
            References,
            new CSharpCompilationOptions(output, nullableContextOptions: NullableContextOptions.Enable, optimizationLevel: OptimizationLevel.Debug));
        CSharpGeneratorDriver
            .Create([new FlagsGenerator().AsSourceGenerator()], [new ManifestFile(manifest)], syntax, new Options())
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        var errors = isChecked ? generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).ToList() : [];
        Assert.True(errors.Count == 0, string.Join('\n', errors));
        return generated;
    }

    /// <summary>Replaces the texts of files.</summary>
    public static Compilation With(Compilation compilation, IReadOnlyDictionary<string, SourceText> texts)
    {
        foreach (var tree in compilation.SyntaxTrees.Where(tree => texts.ContainsKey(tree.FilePath)))
        {
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(texts[tree.FilePath], (CSharpParseOptions)tree.Options, tree.FilePath));
        }

        return compilation;
    }

    private sealed class ManifestFile(string text) : AdditionalText
    {
        public override string Path => "/project/flags.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
    }

    private sealed class Options : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values { ["build_property.RootNamespace"] = "App" };

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values();

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values { ["build_metadata.AdditionalFiles.OpenRolloutManifest"] = "true" };
    }

    private sealed class Values : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = [];

        public string this[string key]
        {
            set => _values[key] = value;
        }

        public override bool TryGetValue(string key, out string value) => _values.TryGetValue(key, out value!);
    }
}
