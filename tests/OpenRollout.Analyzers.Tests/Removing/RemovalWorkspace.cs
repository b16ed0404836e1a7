using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using OpenRollout.CodeFixes;

namespace OpenRollout.Analyzers.Tests.Removing;

/// <summary>A solution in memory with projects that share files, as an editor or <c>dotnet format</c> loads them.</summary>
internal sealed class RemovalWorkspace : IDisposable
{
    private const string Properties =
        """
        is_global = true
        build_property.RootNamespace = App
        build_property.OpenRolloutToday = 2026-11-22
        """;

    private readonly AdhocWorkspace _workspace = new();

    public RemovalWorkspace() => Solution = _workspace.CurrentSolution;

    /// <summary>Gets the solution as it is now.</summary>
    public Solution Solution { get; private set; }

    /// <summary>Adds a project. Files with the same path in several projects are linked.</summary>
    /// <param name="name">The name, with the target framework in parentheses if there are several.</param>
    /// <param name="symbol">A preprocessor symbol, such as that of a target framework.</param>
    /// <param name="files">The paths and texts. JSON files are additional files.</param>
    public RemovalWorkspace Project(string name, string symbol, params (string Path, string Text)[] files)
    {
        var id = ProjectId.CreateNewId(name);
        var assembly = name.Split('(')[0];
        Solution = Solution
            .AddProject(ProjectInfo.Create(
                id, VersionStamp.Default, name, assembly, LanguageNames.CSharp,
                compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithNullableContextOptions(NullableContextOptions.Enable),
                parseOptions: TestProject.Syntax.WithPreprocessorSymbols(symbol),
                metadataReferences: TestReferences.All,
                analyzerReferences: [GeneratorReference.Instance]))
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From($"{Properties}\nbuild_property.ProjectDir = /{assembly.ToLowerInvariant()}/"), filePath: $"/{name}/.globalconfig");
        foreach (var (path, text) in files)
        {
            var document = DocumentId.CreateNewId(id);
            Solution = path.EndsWith(".json", StringComparison.Ordinal)
                ? Solution.AddAdditionalDocument(document, path, ManifestFiles.TextOf(text), filePath: path)
                : Solution.AddDocument(document, path, ManifestFiles.TextOf(text), filePath: path);
        }

        return this;
    }

    /// <summary>Returns the fixes of the first ROLL3101 of the first project.</summary>
    public async Task<IReadOnlyList<CodeAction>> FindFixesAsync()
    {
        var project = Solution.Projects.First();
        var diagnostic = (await AnalyzeAsync(project)).First();
        var actions = new List<CodeAction>();
        await new RemoveFlagFix().RegisterCodeFixesAsync(new CodeFixContext(
            project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    /// <summary>Applies "fix all" as <c>dotnet format</c> does. Returns its title; null if it has nothing to fix.</summary>
    public async Task<string?> FixAllAsync()
    {
        var actions = await FindFixesAsync();
        var fix = new RemoveFlagFix();
        var context = new FixAllContext(
            Solution.Projects.First().Documents.First(), fix, FixAllScope.Solution, actions.Count > 0 ? actions[0].EquivalenceKey : null, fix.FixableDiagnosticIds, new Diagnostics(), CancellationToken.None);
        if (await fix.GetFixAllProvider().GetFixAsync(context) is not { } action)
        {
            return null;
        }

        await ApplyAsync(action);
        return action.Title;
    }

    /// <summary>Applies an action.</summary>
    public async Task ApplyAsync(CodeAction action)
        => Solution = (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    /// <summary>Returns the text of a file, which is the same in all projects.</summary>
    public async Task<string> ReadAsync(string path)
    {
        var texts = new HashSet<string>();
        foreach (var document in Solution.Projects.SelectMany(project => project.Documents.Concat(project.AdditionalDocuments)).Where(document => document.FilePath == path))
        {
            texts.Add((await document.GetTextAsync()).ToString());
        }

        return Assert.Single(texts);
    }

    /// <summary>Returns the errors and warnings of the compiler in all projects.</summary>
    public async Task<IReadOnlyList<string>> CompileAsync()
    {
        var found = new List<string>();
        foreach (var project in Solution.Projects)
        {
            found.AddRange((await project.GetCompilationAsync())!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString()));
        }

        return found;
    }

    /// <inheritdoc/>
    public void Dispose() => _workspace.Dispose();

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Project project)
        => await (await project.GetCompilationAsync())!.WithAnalyzers([new RemovableAnalyzer()], project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();

    private sealed class Diagnostics : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await AnalyzeAsync(project);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
