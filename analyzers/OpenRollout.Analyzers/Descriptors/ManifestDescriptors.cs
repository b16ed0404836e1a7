using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using OpenRollout.Manifest;

namespace OpenRollout.Analyzers.Descriptors;

/// <summary>
/// The diagnostics that reading a manifest can give. Their ids, titles and severities are OpenRollout.Manifest's, so one
/// that is added there is reported here without a change.
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
            // Without it the accessors would silently be others than the manifest asks for.
            tags: problem == ProblemDescriptors.GeneratedCodeTooLarge ? [WellKnownDiagnosticTags.NotConfigurable] : []),
        StringComparer.Ordinal);

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. ById.Values.OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)];

    /// <summary>Returns the diagnostic for a problem. Its severity is the problem's own, which may be less than is usual for its id.</summary>
    public static Diagnostic CreateDiagnostic(ManifestProblem problem, Location location)
        => Diagnostic.Create(
            ById[problem.Id], location, SeverityOf(problem.Descriptor), additionalLocations: null, properties: null, problem.Message);

    private static DiagnosticSeverity SeverityOf(ProblemDescriptor problem)
        => problem.Severity == ProblemSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning;
}
