using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace OpenRollout.CodeFixes.Removing;

/// <summary>Writes texts into a solution.</summary>
internal static class SolutionTexts
{
    /// <summary>
    /// Returns the solution with one text for each path, in every linked document and every additional document of that path: different
    /// texts of one file would be merged with conflict markers.
    /// </summary>
    public static Solution Apply(Solution solution, IReadOnlyDictionary<string, SourceText> texts)
    {
        var changed = solution;
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents)
            {
                if (texts.TryGetValue(document.FilePath ?? document.Name, out var text))
                {
                    changed = changed.WithDocumentText(document.Id, text, PreservationMode.PreserveIdentity);
                }
            }

            foreach (var document in project.AdditionalDocuments)
            {
                if (texts.TryGetValue(document.FilePath ?? document.Name, out var text))
                {
                    changed = changed.WithAdditionalDocumentText(document.Id, text, PreservationMode.PreserveIdentity);
                }
            }
        }

        return changed;
    }
}
