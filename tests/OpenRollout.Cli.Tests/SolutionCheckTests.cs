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
    public async Task A_file_that_is_no_generator_is_named()
    {
        using var folder = new Harness.Tool();
        folder.Write("Broken.dll", "text");
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, "class Feed;");
        solution = solution.AddAnalyzerReference(solution.ProjectIds[0], new AnalyzerFileReference(Path.Combine(folder.Folder, "Broken.dll"), new Loader()));

        var exception = await Assert.ThrowsAsync<WorkspaceException>(() => SolutionCheck.RequireNoErrorsAsync(solution, Options with { Display = path => Path.GetFileName(path) }, new NoProgress(), CancellationToken.None));

        Assert.StartsWith($"a generator or analyzer did not load, so code can be missing:{Environment.NewLine}  Broken.dll: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_warning_is_accepted()
    {
        using var workspace = new AdhocWorkspace();
        await SolutionCheck.RequireNoErrorsAsync(Create(workspace, "class Feed { private int _unused; }"), Options, new NoProgress(), CancellationToken.None);
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

    [Theory]
    [InlineData(DiagnosticSeverity.Warning, "", 1)]
    [InlineData(DiagnosticSeverity.Info, "", 0)]
    [InlineData(DiagnosticSeverity.Warning, "is_global = true\ndotnet_diagnostic.TEST1.severity = suggestion\n", 0)]
    [InlineData(DiagnosticSeverity.Info, "is_global = true\ndotnet_diagnostic.TEST1.severity = warning\n", 1)]
    [InlineData(DiagnosticSeverity.Info, "[*.cs]\ndotnet_diagnostic.TEST1.severity = warning\n", 1)]
    [InlineData(DiagnosticSeverity.Info, "[*.cs]\ndotnet_analyzer_diagnostic.category-Test.severity = warning\n", 1)]
    public async Task Warnings_are_found_by_their_severity_in_the_project(DiagnosticSeverity severity, string config, int count)
    {
        using var workspace = new AdhocWorkspace();
        var before = Create(workspace, "class Feed { Post post; }\nclass Post;", new Components(analyzer: new UnusedTypeAnalyzer(severity)));
        if (config.Length > 0)
        {
            before = before.AddAnalyzerConfigDocument(DocumentId.CreateNewId(before.ProjectIds[0]), ".editorconfig", Microsoft.CodeAnalysis.Text.SourceText.From(config), filePath: "/src/.editorconfig");
        }

        var changed = before.WithDocumentText(before.Projects.Single().Documents.First().Id, Microsoft.CodeAnalysis.Text.SourceText.From("class Feed;\nclass Post;"));

        Assert.Equal(count, (await NewWarnings.FindAsync(before, changed, new NoProgress(), CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_suppressed_warning_is_not_new()
    {
        using var workspace = new AdhocWorkspace();
        var before = Create(workspace, "class Feed { Post post; }\n#pragma warning disable TEST1\nclass Post;", new Components(analyzer: new UnusedTypeAnalyzer()));
        var changed = before.WithDocumentText(before.Projects.Single().Documents.First().Id, Microsoft.CodeAnalysis.Text.SourceText.From("class Feed;\n#pragma warning disable TEST1\nclass Post;"));

        Assert.Empty(await NewWarnings.FindAsync(before, changed, new NoProgress(), CancellationToken.None));
    }

    [Fact]
    public void A_generator_that_needs_a_newer_compiler_and_projects_that_are_not_restored_are_explained()
    {
        WorkspaceDiagnostic Failure(string message) => new(WorkspaceDiagnosticKind.Failure, message);
        LoadFailures.Check("/src/Feed.slnx", [new WorkspaceDiagnostic(WorkspaceDiagnosticKind.Warning, "a hint")]);
        Assert.Equal(
            $"the solution is not restored; run 'dotnet restore Feed.slnx' in its folder:{Environment.NewLine}  error NETSDK1004: no assets file",
            Assert.Throws<WorkspaceException>(() => LoadFailures.Check("/src/Feed.slnx", [Failure("error NETSDK1004: no assets file"), Failure("another")])).Message);
        var many = Assert.Throws<WorkspaceException>(() => LoadFailures.Check("/src/Feed.slnx", [.. Enumerable.Range(1, 12).Select(number => Failure($"project {number}"))])).Message.Split(Environment.NewLine);
        Assert.Equal(("not all projects of the solution can be loaded:", "  project 10", "  and 2 more", 12), (many[0], many[^2], many[^1], many.Length));
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

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
        }

        public System.Reflection.Assembly LoadFromPath(string fullPath) => System.Reflection.Assembly.LoadFrom(fullPath);
    }

    private sealed class FailingGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, (_, _) => throw new InvalidOperationException("no input"));
    }

    private sealed class GoodGenerator : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
            => context.RegisterSourceOutput(context.CompilationProvider, (production, compilation) =>
            {
                // A compiler shows generators the code of the project alone.
                if (compilation.GetTypeByMetadataName("Generated") is not null)
                {
                    throw new InvalidOperationException("generated twice");
                }

                production.AddSource("Generated.cs", "class Generated;");
            });
    }

    /// <summary>Warns of types that no code names.</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class UnusedTypeAnalyzer(DiagnosticSeverity severity = DiagnosticSeverity.Warning) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor _rule = new("TEST1", "Unused", "'{0}' is unused", "Test", severity, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationAction(end =>
            {
                var names = end.Compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<Microsoft.CodeAnalysis.CSharp.Syntax.IdentifierNameSyntax>()).Select(name => name.Identifier.ValueText).ToHashSet();
                foreach (var type in end.Compilation.Assembly.GlobalNamespace.GetTypeMembers().Where(type => type.Name != "Feed" && !names.Contains(type.Name)))
                {
                    end.ReportDiagnostic(Diagnostic.Create(_rule, type.Locations[0], type.Name));
                }
            });
        }
    }
}
