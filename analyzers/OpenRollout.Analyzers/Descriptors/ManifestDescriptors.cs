using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Descriptors;

/// <summary>
/// The diagnostics that reading a manifest can report. Their ids, titles and severities come from OpenRollout.Manifest, so a
/// problem that is added there is reported without a change here.
/// </summary>
internal static class ManifestDescriptors
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = ProblemDescriptors.All.ToImmutableDictionary(
        problem => problem.Id,
        problem => DescriptorFactory.Create(
            problem.Id,
            problem.Title,
            "{0}",
            SeverityOf(problem),
            // If it were suppressed, accessors would silently differ from the manifest.
            tags: problem == ProblemDescriptors.GeneratedCodeTooLarge ? [WellKnownDiagnosticTags.NotConfigurable] : []),
        StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <summary>Creates the diagnostic for a problem. A problem can have a lower severity than is usual for its id.</summary>
    public static Diagnostic CreateDiagnostic(ManifestProblem problem, Location location)
        => Diagnostic.Create(
            ById[problem.Id], location, SeverityOf(problem.Descriptor), additionalLocations: null, properties: null, problem.Message);

    private static DiagnosticSeverity SeverityOf(ProblemDescriptor problem)
        => problem.Severity == ProblemSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
}
