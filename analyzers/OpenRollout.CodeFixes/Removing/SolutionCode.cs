using Microsoft.CodeAnalysis;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>The code of a solution that can use flags: its C# projects, each once for each target framework, with the code of their generators.</summary>
internal sealed class SolutionCode
{
    private readonly HashSet<string> _editable = new(StringComparer.Ordinal);
    private readonly List<(Project Project, Compilation Compilation)> _projects = [];

    private SolutionCode()
    {
    }

    /// <summary>Gets the projects with their compilations.</summary>
    public IReadOnlyList<(Project Project, Compilation Compilation)> Projects => _projects;

    /// <summary>Compiles the projects.</summary>
    public static async Task<SolutionCode> CompileAsync(Solution solution, IProgress<string>? progress, CancellationToken cancellation)
    {
        var code = new SolutionCode();
        var unrelated = new List<(Project Project, Compilation Compilation)>();
        foreach (var project in solution.Projects.Where(project => project.Language == LanguageNames.CSharp))
        {
            progress?.Report($"Compile {project.Name}");
            if (await project.GetCompilationAsync(cancellation).ConfigureAwait(false) is { } compilation)
            {
                (CanUseFlags(compilation) ? code._projects : unrelated).Add((project, compilation));
            }
        }

        // A file that a project shares with another one must compile there too.
        var paths = new HashSet<string>(code._projects.SelectMany(each => PathsOf(each.Project)), StringComparer.Ordinal);
        code._projects.AddRange(unrelated.Where(each => PathsOf(each.Project).Any(paths.Contains)));
        code._editable.UnionWith(code._projects.SelectMany(each => PathsOf(each.Project)).Where(path => !GeneratedFile.Is(path)));
        return code;
    }

    /// <summary>Returns whether a file can be edited: a file of a project that no tool has generated.</summary>
    public bool IsEditable(SyntaxTree tree) => _editable.Contains(tree.FilePath) && !GeneratedFile.HasHeader(tree);

    private static IEnumerable<string> PathsOf(Project project) => project.Documents.Select(document => document.FilePath ?? document.Name);

    private static bool CanUseFlags(Compilation compilation)
        => compilation.GetTypeByMetadataName("OpenRollout.FlagKeyAttribute") is not null || compilation.GetTypeByMetadataName("OpenFeature.IFeatureClient") is not null;
}
