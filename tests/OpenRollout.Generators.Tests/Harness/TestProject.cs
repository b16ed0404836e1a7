using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Generators.Tests;

/// <summary>A project with manifests, compiled as C# 12 with all warnings as errors, including those about documentation.</summary>
internal sealed record TestProject
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "OpenRollout.dll" or "OpenFeature.dll"))
            .Append(typeof(Manifest.ManifestLayers).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The base of all projects, so that references are read once.</summary>
    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "Project",
        [],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999, concurrentBuild: false));

    public IReadOnlyList<ManifestText> Manifests { get; init; } = [];

    public IReadOnlyDictionary<string, string?> Properties { get; init; } = new Dictionary<string, string?> { ["RootNamespace"] = "App" };

    public IReadOnlyList<string> Code { get; init; } = [];

    /// <summary>Gets the references besides the framework and the runtime.</summary>
    public IReadOnlyList<MetadataReference> Libraries { get; init; } = [];

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp12;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    /// <summary>Creates a project with one flags.json.</summary>
    public static TestProject With(string manifest) => new() { Manifests = [new ManifestText("/project/flags.json", manifest)] };

    public CSharpCompilation Compilation => Empty
        .WithOptions(Empty.Options.WithNullableContextOptions(Nullable))
        .AddReferences(Libraries)
        .AddSyntaxTrees(Code.Select(code => CSharpSyntaxTree.ParseText(code, ParseOptions)));

    public GeneratorDriver Driver => CSharpGeneratorDriver.Create(
        [new FlagsGenerator().AsSourceGenerator()],
        Manifests,
        ParseOptions,
        new ProjectOptions(Properties),
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates and compiles with the compiler's own driver. <see cref="GeneratorTest"/> does so with the testing library.</summary>
    public TestBuild Build()
    {
        var driver = Driver.RunGeneratorsAndUpdateCompilation(Compilation, out var output, out _);
        return new TestBuild(driver.GetRunResult().Results.Single(), output);
    }
}
