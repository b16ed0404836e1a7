using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Generators.Tests;

/// <summary>
/// A test of the generator with the testing library of the Roslyn SDK. It fails if the generator reports a diagnostic, or if the
/// compiler reports anything that is not hidden, in the project's code or in generated code.
/// </summary>
internal sealed class GeneratorTest : CSharpSourceGeneratorTest<FlagsGenerator, DefaultVerifier>
{
    private readonly TestProject _project;
    private Compilation? _compilation;

    private GeneratorTest(TestProject project)
    {
        _project = project;
        // None of the library's reference assemblies, so that a test run downloads no packages.
        ReferenceAssemblies = new ReferenceAssemblies("net10.0");
        CompilerDiagnostics = CompilerDiagnostics.Suggestions;
        TestState.DocumentationMode = DocumentationMode.Diagnose;
        TestState.MarkupHandling = MarkupMode.None;
        TestState.AdditionalReferences.AddRange(References);
        TestState.AdditionalReferences.AddRange(project.Libraries);
        TestState.AnalyzerConfigFiles.Add(("/.globalconfig", WriteConfiguration(project)));
        TestState.AdditionalFiles.AddRange(project.Manifests.Select(manifest => (manifest.Path, manifest.GetText())));
        foreach (var code in project.Code.DefaultIfEmpty("// No code."))
        {
            TestState.Sources.Add(code);
        }
    }

    private static ImmutableArray<MetadataReference> References { get; } =
    [
        .. Net100.References.All,
        .. new[] { typeof(OpenFeature.Api), typeof(FlagKeyAttribute), typeof(Manifest.FlagType) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    /// <summary>Gets the project with its generated code.</summary>
    public Compilation Compilation => _compilation ?? throw new InvalidOperationException("The test has not run.");

    /// <summary>Generates and compiles a project.</summary>
    public static async Task<GeneratorTest> VerifyAsync(TestProject project)
    {
        var test = new GeneratorTest(project) { TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck };
        await test.RunAsync();
        // The library does not write assemblies, and only then are names found that metadata cannot hold.
        var emitted = test.Compilation.Emit(Stream.Null);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        return test;
    }

    /// <summary>Generates and compiles a project, and compares all generated files.</summary>
    public static Task VerifyAsync(TestProject project, IEnumerable<(string HintName, string Text)> expected)
    {
        var test = new GeneratorTest(project);
        foreach (var (hintName, text) in expected)
        {
            test.TestState.GeneratedSources.Add((typeof(FlagsGenerator), hintName, SourceText.From(text, Encoding.UTF8)));
        }

        return test.RunAsync();
    }

    /// <summary>Returns the text of a generated file.</summary>
    public string File(string hintName) => Compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == hintName).ToString();

    /// <summary>Returns the names of all generated files.</summary>
    public IEnumerable<string> Files => Compilation.SyntaxTrees.Select(tree => Path.GetFileName(tree.FilePath)).Where(name => name.EndsWith(".g.cs", StringComparison.Ordinal));

    /// <summary>Returns a type of the project.</summary>
    public INamedTypeSymbol FindType(string name)
        => Compilation.GetTypeByMetadataName(name) ?? throw new InvalidOperationException($"There is no type '{name}' in:\n{string.Join('\n', Files)}");

    protected override ParseOptions CreateParseOptions() => _project.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions()
        => ((CSharpCompilationOptions)base.CreateCompilationOptions()).WithNullableContextOptions(_project.Nullable).WithWarningLevel(9999);

    protected override async Task<(Compilation compilation, ImmutableArray<Diagnostic> generatorDiagnostics)> GetProjectCompilationAsync(Project project, IVerifier verifier, CancellationToken cancellationToken)
    {
        var result = await base.GetProjectCompilationAsync(project, verifier, cancellationToken);
        _compilation = result.compilation;
        return result;
    }

    /// <summary>Returns the configuration file with which a build passes properties and metadata to the compiler.</summary>
    private static string WriteConfiguration(TestProject project)
    {
        var text = new StringBuilder("is_global = true\n");
        foreach (var (name, value) in project.Properties)
        {
            text.Append(CultureInfo.InvariantCulture, $"build_property.{name} = {value}\n");
        }

        foreach (var manifest in project.Manifests)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[{manifest.Path}]\n");
            foreach (var (name, value) in manifest.Metadata)
            {
                text.Append(CultureInfo.InvariantCulture, $"build_metadata.AdditionalFiles.{name} = {value}\n");
            }
        }

        return text.ToString();
    }
}
