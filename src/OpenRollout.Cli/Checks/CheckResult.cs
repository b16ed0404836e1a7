using OpenRollout.Cli.Output.Reports;
using OpenRollout.Manifest;

namespace OpenRollout.Cli.Checks;

/// <summary>The problems of a manifest and its overlays.</summary>
/// <param name="Layers">The manifest alone, then each pair.</param>
/// <param name="Problems">The problems, each once.</param>
internal sealed record CheckResult(IReadOnlyList<ManifestLayers> Layers, IReadOnlyList<ManifestProblem> Problems)
{
    /// <summary>Gets the number of errors.</summary>
    public int Errors => Problems.Count(problem => problem.IsError);

    /// <summary>Gets a line such as <c>flags.json and 2 overlays: 1 error, 3 warnings</c>.</summary>
    public string Summary
    {
        get
        {
            var overlays = Layers.Count - 1;
            var files = overlays switch
            {
                0 => Layers[0].Path,
                1 => $"{Layers[0].Path} and 1 overlay",
                _ => $"{Layers[0].Path} and {overlays} overlays",
            };
            var warnings = Problems.Count - Errors;
            return Problems.Count == 0 ? $"{files}: no problems" : $"{files}: {Count(Errors, "error")}, {Count(warnings, "warning")}";
        }
    }

    /// <summary>Returns the result for JSON.</summary>
    public CheckReport ToReport() => new(
        Layers[0].Path, [.. Layers.Skip(1).Select(pair => pair.OverlayPath)], Errors, Problems.Count - Errors, [.. Problems.Select(ProblemReport.Of)]);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
