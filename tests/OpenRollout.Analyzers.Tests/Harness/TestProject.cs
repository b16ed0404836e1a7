using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.Generators;

namespace OpenRollout.Analyzers.Tests;

/// <summary>A project with manifests and code, compiled with the code that the generator adds.</summary>
internal sealed class TestProject
{
    /// <summary>The global usings of every project.</summary>
    private const string Usings =
        """
        global using System;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using OpenFeature;
        global using OpenFeature.Model;
        global using App;
        namespace App { }
        """;

    /// <summary>The attribute of OpenRollout.AspNetCore, without an implementation.</summary>
    private const string RequireFlag =
        """
        using OpenRollout;

        namespace OpenRollout.AspNetCore
        {
            [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
            public sealed class RequireFlagAttribute : Attribute
            {
                public RequireFlagAttribute([TakesFlagKey] string flagKey, [TakesFlagKey] params string[] others) { }

                public RequireFlagAttribute(Type flags, string name, params string[] others) { }
            }
        }
        """;

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpParseOptions Syntax { get; } = new(LanguageVersion.CSharp13);

    /// <summary>Gets the sources with their paths.</summary>
    public List<(string Path, string Text)> Sources { get; } = [("Usings.cs", Usings), ("RequireFlag.cs", RequireFlag)];

    /// <summary>Gets the additional files.</summary>
    public List<AdditionalText> Files { get; } = [];

    /// <summary>Gets the settings of the manifests among them, by path.</summary>
    public Dictionary<string, ManifestSettings> Manifests { get; } = [];

    /// <summary>Gets the settings of the overlays among them, by path. Without settings, as in a build without MSBuild, their names decide.</summary>
    public Dictionary<string, OverlaySettings> Overlays { get; } = [];

    public Dictionary<string, string> Properties { get; } = new() { ["RootNamespace"] = "App", ["OpenRolloutToday"] = "2026-11-22" };

    /// <summary>Gets the severities that differ from the default, as NoWarn and .globalconfig set them.</summary>
    public Dictionary<string, ReportDiagnostic> Severities { get; } = [];

    /// <summary>Gets the references besides those of this test project.</summary>
    public List<MetadataReference> Libraries { get; } = [];

    public SyntaxTreeOptionsProvider? TreeOptions { get; set; }

    public TestOptions Options => new(Properties, Manifests, Overlays);

    public void AddManifest(string path, string text, ManifestSettings? settings = null)
    {
        Files.Add(new TestFile(path, text));
        Manifests[path] = settings ?? new ManifestSettings();
    }

    /// <summary>Gets the ids of compiler errors that a test expects.</summary>
    public HashSet<string> ExpectedErrors { get; } = [];

    /// <summary>Compiles the project. Unexpected compiler errors fail the test.</summary>
    public Compilation Compile()
    {
        var compilation = CSharpCompilation.Create(
            "App",
            Sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), Syntax, source.Path)),
            [.. References, .. Libraries],
            CompilationOptions);
        CSharpGeneratorDriver
            .Create([new FlagsGenerator().AsSourceGenerator()], Files, Syntax, Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
        Assert.Empty(generated.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !ExpectedErrors.Contains(diagnostic.Id)));
        return generated;
    }

    /// <summary>Compiles a library with public flags that another project can reference.</summary>
    /// <param name="name">The name of the assembly, and the namespace of its flags.</param>
    /// <param name="manifest">The text of its flags.json.</param>
    /// <param name="path">The path of the manifest.</param>
    /// <param name="projectFolder">The folder of the library's project; null if the build does not pass it.</param>
    public static MetadataReference BuildLibrary(string name, string manifest, string path = "flags.json", string? projectFolder = null)
    {
        var project = new TestProject { Properties = { ["RootNamespace"] = name, ["OpenRolloutVisibility"] = "public" } };
        if (projectFolder is not null)
        {
            project.Properties["ProjectDir"] = projectFolder;
        }

        project.Sources.RemoveAll(source => source.Path == "RequireFlag.cs");
        project.AddManifest(path, manifest);
        using var image = new MemoryStream();
        var built = project.Compile().WithAssemblyName(name).Emit(image);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>Runs analyzers over code and additional files.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
        => await compilation.WithAnalyzers([.. analyzers], new AnalyzerOptions([.. Files], Options)).GetAnalyzerDiagnosticsAsync();

    /// <summary>Runs a rule over one additional file, as an editor does for an open file.</summary>
    public async Task<ImmutableArray<Diagnostic>> AnalyzeFileAsync(Compilation compilation, AdditionalText file, DiagnosticAnalyzer analyzer)
    {
        var analysis = compilation.WithAnalyzers([analyzer], new AnalyzerOptions([.. Files], Options));
        return (await analysis.GetAnalysisResultAsync(file, CancellationToken.None)).GetAllDiagnostics();
    }

    /// <summary>Gets or sets the kind of output: a library, or an application for top-level statements.</summary>
    public OutputKind Output { get; set; } = OutputKind.DynamicallyLinkedLibrary;

    public CSharpCompilationOptions CompilationOptions => new CSharpCompilationOptions(Output)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions(Severities)
        .WithSyntaxTreeOptionsProvider(TreeOptions);

    public static IEnumerable<MetadataReference> AllReferences => References;
}
