using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Analyzers.Tests;

/// <summary>Applies a fix as an editor does, to one diagnostic or to all of a scope, and compiles what comes out.</summary>
internal sealed class FixTest(DiagnosticAnalyzer analyzer, CodeFixProvider fix)
{
    /// <summary>The boolean, text and number flags that the fixes' tests are about.</summary>
    private const string Manifest =
        """
        { "flags": {
          "stories": { "flagType": "boolean", "defaultValue": false },
          "feed.pageSize": { "flagType": "integer", "defaultValue": 20 },
          "feed.title": { "flagType": "string", "defaultValue": "Feed" },
          "ratio": { "flagType": "float", "defaultValue": 0.5 },
          "theme": { "flagType": "object", "defaultValue": { "radius": 4 } }
        } }
        """;

    /// <summary>A manifest of a domain.</summary>
    private const string CheckoutManifest = """{ "flags": { "pay": { "flagType": "boolean", "defaultValue": false } } }""";

    /// <summary>Fixes one statement, or leaves it where <paramref name="after"/> is null.</summary>
    public async Task BecomesAsync(string before, string? after)
    {
        var (solution, projects) = await OpenAsync([[("Program.cs", InMethod(before))]]);
        var document = solution.GetProject(projects[0])!.Documents.Single(document => document.Name == "Program.cs");
        var actions = new List<CodeAction>();
        foreach (var diagnostic in await FindAsync(document.Project))
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        }

        if (after is null)
        {
            Assert.Empty(actions);
            return;
        }

        await IsAsync(InMethod(after), await ApplyAsync(Assert.Single(actions)), document.Id);
    }

    /// <summary>Fixes all of a scope, from the first document of the first project on; the files are those of each project.</summary>
    public async Task BecomeAsync(FixAllScope scope, string[][] before, string[][] after)
    {
        var (solution, projects) = await OpenAsync([.. before.Select(files => files.Select((text, index) => ($"File{index}.cs", InMethod(text, index))).ToArray())]);
        var document = solution.GetProject(projects[0])!.Documents.Single(document => document.Name == "File0.cs");
        var id = Assert.Single(fix.FixableDiagnosticIds);
        var action = await fix.GetFixAllProvider()!.GetFixAsync(
            new FixAllContext(document, fix, scope, fix.GetType().Name, [id], new Diagnostics(this), CancellationToken.None));
        var changed = await ApplyAsync(action!);
        foreach (var (files, project) in after.Zip(projects))
        {
            for (var index = 0; index < files.Length; index++)
            {
                var name = $"File{index}.cs";
                var changedDocument = changed.GetProject(project)!.Documents.Single(document => document.Name == name);
                await IsAsync(InMethod(files[index], index), changed, changedDocument.Id);
            }
        }
    }

    private static string InMethod(string statements, int index = 0)
        => $$"""
            internal static class Program{{index}}
            {
                private static readonly IFeatureClient Checkout = Api.Instance.GetClient("checkout");

                private static readonly IFeatureClient Assigned;

                static Program{{index}}() => Assigned = Api.Instance.GetClient("checkout");

                private static FeatureClient Concrete => Api.Instance.GetClient();

                public static async Task RunAsync(IFeatureClient client, EvaluationContext ctx, CancellationToken ct)
                {
                    await Task.Yield();
                    {{statements}}
                }

                private sealed class FromKeyedServicesAttribute(string key) : Attribute
                {
                    public string Key => key;
                }
            }
            """;

    private static async Task IsAsync(string expected, Solution changed, DocumentId id)
    {
        var document = changed.GetDocument(id)!;
        Assert.Equal(expected, (await document.GetTextAsync()).ToString());
        var compilation = await document.Project.GetCompilationAsync();
        Assert.Empty(compilation!.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }

    private static async Task<Solution> ApplyAsync(CodeAction action)
        => Assert.Single((await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>()).ChangedSolution;

    private async Task<ImmutableArray<Diagnostic>> FindAsync(Project project)
    {
        var files = NewProject([]);
        var compilation = await project.GetCompilationAsync();
        return await files.AnalyzeAsync(compilation!, analyzer);
    }

    private TestProject NewProject(IEnumerable<(string Path, string Text)> sources)
    {
        var project = new TestProject();
        project.AddManifest("flags.json", Manifest);
        project.AddManifest("checkout.flags.json", CheckoutManifest);
        project.Sources.AddRange(sources);
        foreach (var descriptor in analyzer.SupportedDiagnostics)
        {
            project.Severities[descriptor.Id] = ReportDiagnostic.Warn;
        }

        return project;
    }

    /// <summary>Projects whose generated code is there as files, as the compiler would have it.</summary>
    private Task<(Solution Solution, List<ProjectId> Projects)> OpenAsync(IReadOnlyList<(string Path, string Text)[]> projects)
    {
        var solution = new AdhocWorkspace().CurrentSolution;
        var ids = new List<ProjectId>();
        foreach (var sources in projects)
        {
            var project = NewProject(sources);
            var id = ProjectId.CreateNewId();
            ids.Add(id);
            solution = solution
                .AddProject(ProjectInfo.Create(
                    id,
                    VersionStamp.Default,
                    $"App{ids.Count}",
                    $"App{ids.Count}",
                    LanguageNames.CSharp,
                    compilationOptions: project.CompilationOptions,
                    parseOptions: TestProject.Syntax,
                    metadataReferences: TestProject.AllReferences));
            foreach (var tree in project.Compile().SyntaxTrees)
            {
                solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(tree.FilePath), SourceText.From(tree.ToString()), filePath: tree.FilePath);
            }
        }

        return Task.FromResult((solution, ids));
    }

    private sealed class Diagnostics(FixTest test) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => FindAsync(project, _ => true);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
            => FindAsync(document.Project, diagnostic => diagnostic.Location.SourceTree?.FilePath == document.FilePath);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken)
            => FindAsync(project, diagnostic => diagnostic.Location.SourceTree is null);

        private async Task<IEnumerable<Diagnostic>> FindAsync(Project project, Func<Diagnostic, bool> isWanted)
            => (await test.FindAsync(project)).Where(isWanted);
    }
}
