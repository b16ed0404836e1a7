using Microsoft.CodeAnalysis;

namespace OpenRollout.Removal.Proof;

/// <summary>Compares the errors and warnings of the compiler before and after the removal.</summary>
internal static class DiagnosticCheck
{
    /// <summary>
    /// Returns the diagnostics that are new in an edited file. It finds nearly all, at the cost of the edited files; whether a whole compilation
    /// has new ones is decided once, at the end.
    /// </summary>
    public static IEnumerable<Diagnostic> Find(SyntaxTree tree, Draft draft)
        => Compare(draft.BaselineDiagnosticsOf(tree), draft.DiagnosticsOf(tree));

    /// <summary>Returns the diagnostics that are new anywhere in a compilation.</summary>
    /// <param name="before">The diagnostics of the original compilation.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="cancellation">A token to stop.</param>
    public static IEnumerable<Diagnostic> Find(IEnumerable<Diagnostic> before, Draft draft, CancellationToken cancellation)
        => Compare(before, draft.Compilation.GetDiagnostics(cancellation));

    private static IEnumerable<Diagnostic> Compare(IEnumerable<Diagnostic> before, IEnumerable<Diagnostic> after)
    {
        var known = before.Where(IsReported).GroupBy(KeyOf).ToDictionary(same => same.Key, same => same.Count());
        foreach (var diagnostic in after.Where(IsReported))
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
