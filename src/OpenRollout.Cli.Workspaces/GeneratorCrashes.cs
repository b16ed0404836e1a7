using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace OpenRollout.Cli.Workspaces;

/// <summary>
/// Finds generators that throw. A build reports them as warning CS8785 and continues without their code; a workspace does not report them at all,
/// so they run once more here.
/// </summary>
internal static class GeneratorCrashes
{
    /// <summary>Returns a line such as <c>Feed.Web: RazorSourceGenerator threw InvalidOperationException: …</c> for each generator of a C# project that throws.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(Project project, CancellationToken cancellationToken)
    {
        ImmutableArray<ISourceGenerator> generators = [.. project.AnalyzerReferences.SelectMany(reference => reference.GetGenerators(project.Language))];
        if (generators.IsEmpty || await project.GetCompilationAsync(cancellationToken) is not { } compilation)
        {
            return [];
        }

        foreach (var document in await project.GetSourceGeneratedDocumentsAsync(cancellationToken))
        {
            if (await document.GetSyntaxTreeAsync(cancellationToken) is { } tree && compilation.ContainsSyntaxTree(tree))
            {
                compilation = compilation.RemoveSyntaxTrees(tree);
            }
        }

        var options = project.AnalyzerOptions;
        GeneratorDriver driver = CSharpGeneratorDriver.Create(generators, options.AdditionalFiles, (CSharpParseOptions?)project.ParseOptions, options.AnalyzerConfigOptionsProvider);
        return
        [
            .. driver.RunGenerators(compilation, cancellationToken).GetRunResult().Results
                .Where(result => result.Exception is not null)
                .Select(result => $"{project.Name}: {result.Generator.GetGeneratorType().Name} threw {result.Exception!.GetType().Name}: {result.Exception.Message}"),
        ];
    }
}
