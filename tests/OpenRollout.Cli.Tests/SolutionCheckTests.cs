using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using OpenRollout.Cli.Workspaces;

namespace OpenRollout.Cli.Tests;

/// <summary>The checks of <c>remove</c> before and after a removal, in a solution in memory.</summary>
public sealed class SolutionCheckTests
{
    private static readonly RemovalOptions Options = new("/src/Feed.slnx", Key: null) { Display = path => path.TrimStart('/') };

    [Fact]
    public async Task A_generator_that_throws_is_named()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, "class Feed;", new Components(new FailingGenerator()));

        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionCheck.RequireNoErrorsAsync(solution, Options, new NoProgress(), CancellationToken.None));

        Assert.Equal($"a generator failed, so code is missing; update it, or correct its input:{Environment.NewLine}  Feed: FailingGenerator threw InvalidOperationException: no input", exception.Message);
    }

    [Fact]
    public async Task A_generator_that_is_not_built_is_named_although_the_code_compiles()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, "class Feed;");
        solution = solution.AddAnalyzerReference(solution.ProjectIds[0], new UnresolvedAnalyzerReference("/src/bin/Views.dll"));

        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionCheck.RequireNoErrorsAsync(solution, Options, new NoProgress(), CancellationToken.None));

        Assert.Equal($"a generator or analyzer does not exist, so code can be missing; run 'dotnet build Feed.slnx' in its folder:{Environment.NewLine}  src/bin/Views.dll", exception.Message);
    }

    [Fact]
    public async Task A_generator_whose_code_is_there_is_accepted()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, "class Feed : Generated;", new Components(new GoodGenerator()));

        await SolutionCheck.RequireNoErrorsAsync(solution, Options, new NoProgress(), CancellationToken.None);

        Assert.Empty(await GeneratorCrashes.FindAsync(solution.Projects.Single(), CancellationToken.None));
    }

    [Fact]
    public async Task An_error_is_named_with_its_place()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, "class Feed : Missing;");

        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionCheck.RequireNoErrorsAsync(solution, Options, new NoProgress(), CancellationToken.None));

        Assert.Contains("  src/Feed.cs(1,14): error CS0246: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains("run 'dotnet restore Feed.slnx'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_warning_is_found_in_a_file_that_did_not_change()
    {
        using var workspace = new AdhocWorkspace();
        var before = Create(workspace, "class Feed { Post post; }", new Components(analyzer: new UnusedTypeAnalyzer()));
        var other = DocumentId.CreateNewId(before.ProjectIds[0]);
        before = before.AddDocument(other, "Post.cs", "class Post;\nclass Old;\n", filePath: "/src/Post.cs");
        var changed = before.WithDocumentText(before.Projects.Single().Documents.First().Id, Microsoft.CodeAnalysis.Text.SourceText.From("class Feed;"));

        var warnings = await NewWarnings.FindAsync(before, changed, new NoProgress(), CancellationToken.None);

        // Types that were unused before are not new.
        Assert.Equal([new CodePlace("/src/Post.cs", 1, 7, "TEST1: 'Post' is unused")], warnings);
    }

    private static Solution Create(AdhocWorkspace workspace, string code, Components? components = null)
    {
        var id = ProjectId.CreateNewId();
        return workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, "Feed", "Feed", LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary),
                metadataReferences: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
                analyzerReferences: components is null ? [] : [components]))
            .AddDocument(DocumentId.CreateNewId(id), "Feed.cs", code, filePath: "/src/Feed.cs");
    }

    private sealed class NoProgress : IProgress<string>
    {
        public void Report(string value)
        {
        }
    }

    private sealed class Components(IIncrementalGenerator? generator = null, DiagnosticAnalyzer? analyzer = null) : AnalyzerReference
    {
        private readonly ImmutableArray<ISourceGenerator> _generators = generator is null ? [] : [generator.AsSourceGenerator()];

        public override string? FullPath => null;

        public override object Id => this;

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => analyzer is null ? [] : [analyzer];

        public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => GetAnalyzers("");

        public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

        public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
    }

    private sealed class FailingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("no input"));
    }

    private sealed class GoodGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, (production, _) => production.AddSource("Generated.cs", "class Generated;"));
    }

    /// <summary>Warns of types that no code names.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class UnusedTypeAnalyzer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Rule = new("TEST1", "Unused", "'{0}' is unused", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationAction(end =>
            {
                var names = end.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax>()).Select(name => name.Identifier.ValueText).ToHashSet();
                foreach (var type in end.Compilation.Assembly.GlobalNamespace.GetTypeMembers().Where(type => type.Name != "Feed" && !names.Contains(type.Name)))
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rule, type.Locations[0], type.Name));
                }
            });
        }
    }
}
