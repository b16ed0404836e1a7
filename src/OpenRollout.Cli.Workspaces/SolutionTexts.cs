using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.Cli.Workspaces;

/// <summary>Puts texts into a solution.</summary>
internal static class SolutionTexts
{
    /// <summary>Returns the solution with the texts in every document that has one of the paths, in all projects and target frameworks.</summary>
    public static Solution With(Solution solution, IReadOnlyDictionary<string, SourceText> texts)
    {
        foreach (var (path, text) in texts)
        {
            foreach (var id in solution.GetDocumentIdsWithFilePath(path))
            {
                solution = solution.ContainsAdditionalDocument(id) ? solution.WithAdditionalDocumentText(id, text)
                    : solution.ContainsDocument(id) ? solution.WithDocumentText(id, text)
                    : solution;
            }
        }

        return solution;
    }
}
