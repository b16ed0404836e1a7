using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Proof;

/// <summary>Compares the errors and warnings of the compiler before and after the removal.</summary>
internal static class DiagnosticCheck
{
    /// <summary>Returns the diagnostics that are new.</summary>
    public static IEnumerable<Diagnostic> Find(Draft draft, CancellationToken cancellation)
    {
        var known = draft.Original.GetDiagnostics(cancellation).Where(IsReported).GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.Count());
        foreach (var diagnostic in draft.Compilation.GetDiagnostics(cancellation).Where(IsReported))
        {
            var key = KeyOf(diagnostic);
            if (known.TryGetValue(key, out var count) && count > 0)
            {
                known[key] = count - 1;
            }
            else
            {
                yield return diagnostic;
            }
        }
    }

    private static bool IsReported(Diagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed;

    private static (string Id, string? Path, string Message) KeyOf(Diagnostic diagnostic)
        => (diagnostic.Id, diagnostic.Location.SourceTree?.FilePath, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
}
